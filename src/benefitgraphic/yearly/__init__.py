"""What a designer does once a year: begin a folder, begin a year, write figures and words back."""
