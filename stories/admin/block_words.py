"""What editors read at the blocks of a story."""

BLOCK_WORDS = {
    "createNew": "Voeg een blok toe",
    "empty": "Dit verhaal heeft nog geen blokken. Kies hieronder waarmee je begint.",
    "newItem": "nieuw",
    "collapseAll": "Klap alles in",
    "uncollapseAll": "Klap alles uit",
    "forDeletion": "gaat weg als je opslaat",
    "selectMultiple": "Sleep een blok aan zijn titel, of gebruik de pijlen. Met Ctrl en klik kies je er meer.",
}

# Beside a field. What the model says of a field itself is not repeated here.
HELP = {
    "text": {
        "body": "Plak je uit Word of van een webpagina? Koppen, lijsten en links blijven. De opmaak gaat weg.",
    },
    "lesson": {
        "title": "Wat kun je hiervan leren? Eén korte zin. Plak je meer regels, dan komt de rest in de tekst.",
        "body": "Niet verplicht. De tekst die hierna komt, hoort ook bij de les.",
    },
    "quote": {
        "speaker": "Typ een paar letters van de naam. Staat die er niet bij? Kies dan Maak nieuw.",
        "role": "Zoals het toen was. Staat deze persoon hierboven al? Dan vullen we het in.",
    },
    "tip": {
        "title": "Begin met wat je doet. Plak je meer regels, dan komt de rest in de uitleg.",
        "explanation": "Niet verplicht. Hoe pak je het aan?",
        "lesson": "Je kunt kiezen uit lessen die al zijn opgeslagen.",
    },
    "picture": {
        "alt": "Voor wie de afbeelding niet ziet. Bijvoorbeeld: drie mensen aan een keukentafel.",
        "decorative": "Kies dit als de afbeelding niets toevoegt aan het verhaal.",
        "caption": "Niet verplicht. Staat onder de afbeelding.",
        "credit": "Bijvoorbeeld: Fatima Voorbeeld.",
    },
    "comparison": {"caption": "Waar gaat de vergelijking over?"},
}
