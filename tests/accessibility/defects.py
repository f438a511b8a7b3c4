"""What is wrong in structure and metadata, each a mistake that we could make."""

from __future__ import annotations

from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from surgery import defect, forget, links, spoken, to_decoration
from tagged import Tagged


def first(tagged: Tagged, role: str) -> Any:
    """The first element of a type, as it stands in the file."""
    found = tagged.tree.all(role)[0].object
    assert found is not None
    return found


@defect
def two_numbers_are_swapped(tagged: Tagged) -> None:
    (one, first), (other, second) = spoken(tagged, "P", 3), spoken(tagged, "P", 4)
    assert first.page == second.page
    assert one.object is not None and other.object is not None
    one.object.K, other.object.K = second.number, first.number
    page = tagged.document.pages[first.page].obj
    back = pikepdf.NumberTree(tagged.document.Root.StructTreeRoot.ParentTree)[int(page.StructParents)]
    back[first.number], back[second.number] = other.object, one.object


@defect
def two_sections_are_swapped(tagged: Tagged) -> None:
    top = tagged.document.Root.StructTreeRoot.K[0]
    kids = list(top.K)
    top.K = Array([kids[0], kids[2], kids[1], *kids[3:]])


@defect
def two_cells_are_swapped(tagged: Tagged) -> None:
    row = first(tagged, "TR")
    row.K = Array(reversed(list(row.K)))


@defect
def a_figure_has_no_words(tagged: Tagged) -> None:
    del first(tagged, "Figure").Alt


@defect
def the_box_of_a_figure_is_elsewhere(tagged: Tagged) -> None:
    first(tagged, "Figure").A.BBox = Array([10, 10, 50, 50])


@defect
def a_figure_has_no_box(tagged: Tagged) -> None:
    del first(tagged, "Figure").A.BBox


@defect
def a_paragraph_is_decoration(tagged: Tagged) -> None:
    node, owned = spoken(tagged, "P", 5)
    forget(tagged, node)
    to_decoration(tagged, owned)


@defect
def a_paragraph_is_not_in_the_tree(tagged: Tagged) -> None:
    forget(tagged, spoken(tagged, "P", 5)[0])


@defect
def a_heading_is_empty(tagged: Tagged) -> None:
    node, owned = spoken(tagged, "H2")
    assert node.object is not None
    node.object.K = Array()
    to_decoration(tagged, owned)


@defect
def a_level_of_headings_is_skipped(tagged: Tagged) -> None:
    first(tagged, "H2").S = Name.H3


@defect
def there_are_two_titles(tagged: Tagged) -> None:
    first(tagged, "H2").S = Name.H1


@defect
def an_item_is_in_no_list(tagged: Tagged) -> None:
    first(tagged, "L").S = Name.Sect


@defect
def a_role_is_unknown(tagged: Tagged) -> None:
    first(tagged, "P").S = Name.Lede


@defect
def a_header_cell_has_no_scope(tagged: Tagged) -> None:
    del first(tagged, "TH").A


@defect
def a_page_has_no_way_back(tagged: Tagged) -> None:
    numbers = tagged.document.Root.StructTreeRoot.ParentTree.Nums
    tagged.document.Root.StructTreeRoot.ParentTree.Nums = Array(list(numbers)[2:])


@defect
def a_way_back_leads_elsewhere(tagged: Tagged) -> None:
    back = tagged.document.Root.StructTreeRoot.ParentTree.Nums[1]
    back[0] = back[1]


@defect
def a_link_has_no_way_back(tagged: Tagged) -> None:
    del links(tagged)[0].StructParent


@defect
def a_link_does_not_say_where_it_leads(tagged: Tagged) -> None:
    del links(tagged)[0].Contents


@defect
def a_link_is_in_no_element(tagged: Tagged) -> None:
    node = first(tagged, "Link")
    node.K = Array([kid for kid in node.K if not isinstance(kid, Dictionary)])


@defect
def a_link_is_not_printed(tagged: Tagged) -> None:
    links(tagged)[0].F = 0


@defect
def links_are_met_in_no_order(tagged: Tagged) -> None:
    for page in tagged.document.pages:
        del page.obj.Tabs


@defect
def there_is_no_language(tagged: Tagged) -> None:
    del tagged.document.Root.Lang
    del tagged.document.Root.StructTreeRoot.K[0].Lang


@defect
def the_language_is_another(tagged: Tagged) -> None:
    tagged.document.Root.Lang = String("de")
    tagged.document.Root.StructTreeRoot.K[0].Lang = String("de")


@defect
def the_title_is_not_shown(tagged: Tagged) -> None:
    del tagged.document.Root.ViewerPreferences


@defect
def the_title_is_another(tagged: Tagged) -> None:
    tagged.document.docinfo["/Title"] = "letter.pdf"


@defect
def nothing_says_that_it_is_tagged(tagged: Tagged) -> None:
    del tagged.document.Root.MarkInfo


@defect
def there_is_no_output_intent(tagged: Tagged) -> None:
    del tagged.document.Root.OutputIntents


@defect
def there_is_no_xmp(tagged: Tagged) -> None:
    del tagged.document.Root.Metadata


@defect
def there_are_no_bookmarks(tagged: Tagged) -> None:
    del tagged.document.Root.Outlines


@defect
def a_bookmark_leads_to_another_page(tagged: Tagged) -> None:
    tagged.document.Root.Outlines.First.Dest[0] = tagged.document.pages[-1].obj
