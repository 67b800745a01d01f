"""What the page about privacy says of the code itself; a test compares the periods with what the code does."""

# What, why, how long. The periods are those of the retention.py of each app.
RETENTION_NOTICE = [
    ("Je reactie en je naam", "Om ze bij het verhaal te laten zien.", "Tot je ze intrekt of laat wissen."),
    (
        "Wat je eerder schreef, als je een reactie aanpast",
        "Zodat de redactie kan zien wat er veranderde.",
        "1 jaar, of tot je de reactie intrekt.",
    ),
    (
        "Reacties, tips en meldingen die de redactie afwees of tegenhield",
        "Om een vergissing te kunnen herstellen.",
        "30 dagen.",
    ),
    (
        "Je tip en, als je dat wilt, je naam en organisatie",
        "Om de tip op de site te zetten.",
        "Tot je ze laat wissen.",
    ),
    (
        "Je bericht aan de redactie",
        "Om je te kunnen antwoorden.",
        "Tot 30 dagen nadat de redactie ermee klaar is.",
    ),
    (
        "Je e-mailadres",
        "Om je te laten weten wat er met je reactie of tip gebeurt.",
        "1 jaar na je laatste reactie of tip, of tot je het laat wissen.",
    ),
    ("Een e-mailadres dat niet is bevestigd", "Om te kunnen vragen of het klopt.", "14 dagen."),
    ("Welke e-mail we stuurden, zonder de tekst", "Om te kunnen zien of hij aankwam.", "30 dagen."),
    (
        "Een code van een gewist e-mailadres, zonder het adres",
        "Om je gegevens opnieuw te wissen als we een reservekopie terugzetten.",
        "1 jaar.",
    ),
    ("Een code van je computer, zonder IP-adres", "Tegen misbruik.", "1 dag."),
    (
        "Het aantal pogingen om in te loggen bij de redactie, zonder naam en IP-adres",
        "Tegen raden van wachtwoorden. Lezers loggen niet in.",
        "1 dag.",
    ),
    (
        (
            "Een woord dat je zocht en dat nergens staat, zonder wie het zocht. Alleen een Nederlands woord zonder "
            "hoofdletter dat in geen enkele naam voorkomt: nooit een nummer of adres"
        ),
        "Om te weten wat er ontbreekt.",
        "90 dagen.",
    ),
    (
        "Je antwoord op “Vond je wat je zocht?”, met alleen zulke woorden uit je vraag",
        "Om zoeken te verbeteren.",
        "90 dagen.",
    ),
]

# Name, what for, how long.
COOKIES = [
    (
        "csrftoken",
        "Beschermt formulieren tegen misbruik. Je krijgt hem als je een formulier opent.",
        "7 dagen.",
    ),
    (
        "eigen_reacties",
        "Onthoudt welke reacties van jou zijn, zodat je ze kunt aanpassen en intrekken. Alleen bij dat verhaal.",
        "1 jaar.",
    ),
    (
        "trusted_author",
        "Onthoudt dat jij je e-mailadres hebt bevestigd, zodat je volgende reactie sneller wordt geplaatst.",
        "1 jaar.",
    ),
    ("sessionid", "Houdt redacteuren ingelogd. Lezers krijgen hem niet.", "12 uur."),
]
