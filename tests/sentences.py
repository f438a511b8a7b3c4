"""What teams write in such graphics, and what they overlooked; the figures are those of the tests beside."""

from __future__ import annotations

# None of these may stop a render: each is true of something, and only its writer knows of what.
MEANT = """
In 2024 we received 44,820 messages.
Messages rose from 44,820 to 48,210.
We received 44,820 messages last year, and more this year.
In January alone we received 5,300 messages.
In the first half of the year we received 23,900 messages.
On our busiest day, 1,204 messages came in.
During the November storms we handled 9,400 messages in a week.
One in four messages was about winter tires.
Nearly half of all messages came in on weekends.
About 44,000 of the messages were questions.
More than 40,000 messages, and every one was read by a person.
Nearly 50,000 messages received.
Messages received on Facebook: 21,400.
Messages received by phone: 3,100
Messages received in French: 2,300
Messages received in June: 4,100
Messages received: 4,100 in January
Messages received, goal: 50,000
Our goal for 2026 is 50,000 messages received.
We expect to receive 52,000 messages next year.
A record 48,210 messages received, up from 44,820.
40,110 messages in 2023, 44,820 in 2024 and 48,210 in 2025.
Between 40,000 and 50,000 messages a year is what four people can answer.
From 2021 to 2025, messages grew from 31,200 to 48,210.
Facebook: 520,000 likes, comments and shares.
Instagram brought 404,000 of them, up from 316,000.
Engagement on YouTube passed 141,000.
We hit 1.2 million in October and 1.4 million by December.
Over 1.4 million likes, comments, shares and clicks.
Total engagement has nearly doubled since 2021, when it was 812,000.
Half a million followers in 2023, more than 600,000 now.
@DriveBC has 385,000 followers.
DriveBC: 385,000 followers
TranBC on Instagram: 61,000 followers
Followers in British Columbia: 540,000
A new follower every 9 minutes.
Followers reached 600,000 in August.
Our 600,000th follower drives a snowplow.
91% of people who asked us got an answer within an hour.
Replied within an hour: 95% on weekdays
Replied within an hour on weekends: 78%
9 in 10 questions are answered within the hour.
Our target is 90% within an hour, and we met it.
87% last year, 91% this year.
82% of followers say that they trust what we post.
Four of five readers say our posts are clear.
78% of drivers check road conditions before a trip.
Call 511 or 1-800-550-4997, or visit DriveBC.ca.
Questions? Write to 250-387-3198 or see https://www.example.org/2025/03.
Follow #ShiftIntoWinter and #TranBC from October 1 to April 30.
Highway 1 was closed for 12 days, and 9 crews kept 4 detours open.
Since November 15, 2021, we have posted 1,100 flood updates.
On May 4, 2025, 12 of us answered for 24 hours.
From 6 a.m. to 10 p.m., 7 days a week, 365 days a year.
It takes 12 minutes on average, and 4 on a good day.
A reply in 15 minutes or less? We are almost there.
We answer in 12 minutes, not in 15.
15 minutes of fame for a bear on a webcam.
Views of our 9 most watched videos: 1.1 million.
Views of the bear video: 412,000
Views: 12,000 in the first hour.
9 views of the same pass, 9 stories.
Replies to the minister's post: 9
4 replies that made us smile
Visits to 9 schools, 4 districts and 12 public meetings.
Visits to the blog were up 12% in spring.
$1.4 million saved on radio advertising.
A $12 fine, 9 km of detours and 4 cm of snow.
We posted 3,100 times: 4 a day on Facebook, 9 a day on X.
"We got an answer in 4 minutes!" wrote a driver from Hope.
If messages fall, we rest; if they rise 5%, we hire.
Complaints fell 12%, and messages about webcams rose 9%.
Messages in winter are up 40% on those in summer.
Did you know? 9 of our 12 webcams at Coquihalla Summit show snow in June.
COVID-19 brought 12,400 messages received in March 2020.
Visit 4 of our accounts, and you will have seen them all.
Version 2.0 of our comment policy has 9 rules on 1 page.
Rated 4.8 of 5 by 1,236 people.
The 2024-25 season brought 44,820 messages received.
It was 44,820 in the year before.
Top 3: 1. Webcams 2. Road closures 3. Ferries
Messages: 48,210 (44,820 in 2024)
44,820 → 48,210 messages received
Twice the messages received in 2019 (24,100), with the same team of 9.
A handful of accounts, 1 team, 0 robots.
Not 44,820 messages, but 48,210.
Engagement by channel: 37% Facebook, 28% Instagram, 20% X
"""
MEANT_IN_FRENCH = """
En 2024, nous avons reçu 44 820 messages.
Les messages sont passés de 44 820 à 48 210.
Nous avions reçu 44 820 messages l’an dernier; cette année, davantage.
En janvier seulement, nous avons reçu 5 300 messages.
Au premier semestre, nous avons reçu 23 900 messages.
Lors de notre plus grosse journée, 1 204 messages sont arrivés.
Pendant les tempêtes de novembre, nous avons traité 9 400 messages en une semaine.
Un message sur quatre portait sur les pneus d’hiver.
Près de la moitié des messages arrivent la fin de semaine.
Environ 44 000 messages étaient des questions.
Plus de 40 000 messages, tous lus par une personne.
Près de 50 000 messages reçus.
Messages reçus sur Facebook : 21 400.
Messages reçus par téléphone : 3 100
Messages reçus en anglais : 45 900
Messages reçus en juin : 4 100
Messages reçus : 4 100 en janvier
Messages reçus, objectif : 50 000
Notre objectif pour 2026 est de 50 000 messages reçus.
Nous prévoyons 52 000 messages l’an prochain.
Un record de 48 210 messages reçus, contre 44 820 auparavant.
40 110 messages en 2023, 44 820 en 2024 et 48 210 en 2025.
De 40 000 à 50 000 messages par année, c’est ce que quatre personnes peuvent traiter.
De 2021 à 2025, les messages sont passés de 31 200 à 48 210.
Facebook : 520 000 mentions J’aime, commentaires et partages.
Instagram en a apporté 404 000, contre 316 000.
YouTube a dépassé 141 000 interactions.
Nous avons atteint 1,2 million en octobre et 1,4 million en décembre.
Plus de 1,4 million d’interactions.
Les interactions ont presque doublé depuis 2021, où il y en avait 812 000.
Un demi-million d’abonnés en 2023, plus de 600 000 maintenant.
@DriveBC compte 385 000 abonnés.
DriveBC : 385 000 abonnés
TranBC sur Instagram : 61 000 abonnés
Abonnés en Colombie-Britannique : 540 000
Un nouvel abonné toutes les 9 minutes.
Nous avons atteint 600 000 abonnés en août.
Notre 600 000e abonnée conduit un chasse-neige.
91 % des gens ont eu une réponse en moins d’une heure.
Réponse en moins d’une heure : 95 % en semaine
Réponse en moins d’une heure la fin de semaine : 78 %
9 questions sur 10 reçoivent une réponse dans l’heure.
Notre cible est de 90 % en moins d’une heure, et nous l’avons atteinte.
87 % l’an dernier, 91 % cette année.
82 % de nos abonnés disent nous faire confiance.
Quatre lecteurs sur cinq trouvent nos publications claires.
78 % des conducteurs consultent l’état des routes avant de partir.
Composez le 511 ou le 1 800 550-4997, ou visitez DriveBC.ca.
Des questions? 250 387-3198 ou https://www.example.org/2025/03.
Suivez #ShiftIntoWinter et #TranBC du 1er octobre au 30 avril.
La route 1 a été fermée 12 jours; 9 équipes ont gardé 4 détours ouverts.
Depuis le 15 novembre 2021, nous avons publié 1 100 avis d’inondation.
Le 4 mai 2025, 12 d’entre nous ont répondu pendant 24 heures.
De 6 h à 22 h, 7 jours sur 7, 365 jours par année.
Il nous faut 12 minutes en moyenne, et 4 les bons jours.
Une réponse en 15 minutes ou moins? Presque!
Nous répondons en 12 minutes, et non en 15.
15 minutes de gloire pour un ours devant une webcaméra.
Vues de nos 9 vidéos les plus regardées : 1,1 million.
Vues de la vidéo de l’ours : 412 000
Vues : 12 000 dans la première heure.
9 vues du même col, 9 histoires.
Réponses à la publication du ministre : 9
4 réponses qui nous ont fait sourire
Visites dans 9 écoles, 4 districts et 12 assemblées publiques.
Les visites du blogue ont augmenté de 12 % au printemps.
1,4 million de dollars économisés en publicité à la radio.
Une amende de 12 $, 9 km de détours et 4 cm de neige.
Nous avons publié 3 100 fois : 4 fois par jour sur Facebook, 9 sur X.
« Une réponse en 4 minutes! » écrit une conductrice de Hope.
Si les messages baissent, nous soufflons; s’ils augmentent de 5 %, nous embauchons.
Les plaintes ont baissé de 12 %, et les messages sur les webcaméras ont augmenté de 9 %.
En hiver, les messages sont en hausse de 40 % par rapport à l’été.
Le saviez-vous? 9 de nos 12 webcaméras montrent de la neige en juin.
La COVID-19 nous a valu 12 400 messages reçus en mars 2020.
Visitez 4 de nos comptes, et vous les aurez tous vus.
La version 2.0 de notre politique a 9 règles sur 1 page.
Noté 4,8 sur 5 par 1 236 personnes.
La saison 2024-2025 a amené 44 820 messages reçus.
C’était 44 820 l’année précédente.
Messages : 48 210 (44 820 en 2024)
44 820 → 48 210 messages reçus
Deux fois plus de messages reçus qu’en 2019 (24 100), avec la même équipe de 9.
Pas 44 820 messages, mais 48 210.
Interactions par canal : 37 % Facebook, 28 % Instagram, 20 % X
Des milliers de mercis, dont 1 en vers.
2 000 000 de fois merci!
"""
# Each is wrong or left over, and has to be told of, as an error or a warning.
OVERLOOKED = """
In {year} we handled 44,820 messages.
Messages received: 44,820
44,820 messages received
Messages received: 12,000
We received 44,820 messages.
We received 44,820 messages in 2025.
44,000 messages received in 2025
More than 50,000 messages received
Over 700,000 followers
Followers: 560,000
560,000 followers
Total engagement: 1,236,000
Replied within an hour: 87%
87% replied within an hour
Replied within an hour: 97%
Messages received fell {messages.change}
Messages received fell 7.6%
Messages received are down {messages.change} from {previous_year}.
Messages received rose 11.7%
Followers dropped by {followers.change}.
{messages.previous} messages received in {year}
48,210 messages received in 2025
XX messages handled
X,XXX posts
XX% replied
Title: TBD
[insert name of the minister]
Thanks to <name>.
In 20XX
Text to come
"""
OVERLOOKED_IN_FRENCH = """
En {year}, nous avons traité 44 820 messages.
Messages reçus : 44 820
44 820 messages reçus
Messages reçus : 12 000
Nous avons reçu 44 820 messages en 2025.
Plus de 50 000 messages reçus
Plus de 700 000 abonnés
560 000 abonnés
Les messages reçus ont baissé de {messages.change}.
Les messages reçus ont baissé de 7,6 %.
{messages.previous} messages reçus en {year}
48 210 messages reçus
XX messages traités
X XXX publications
XX % des questions
Titre : TBD
[insérer le nom]
En 20XX
Texte à venir
à compléter
"""
