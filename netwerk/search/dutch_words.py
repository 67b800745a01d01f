"""Word lists for Dutch search: what the dictionary has wrong, what carries no meaning, what means the same."""

# Left out of a question: they stand in nearly every text. PostgreSQL's Dutch list, and the words people ask with.
STOP_WORDS = frozenset(
    """
    aan al alles als altijd andere ben bij daar dan dat de der deze die dit doch doen door dus een eens en er
    ge geen geweest haar had heb hebben heeft hem het hier hij hoe hun iemand iets ik in is ja je kan kon
    kunnen maar me meer men met mij mijn moet na naar niet niets nog nu of om omdat onder ons ook op over
    reeds te tegen toch toen tot u uit uw van veel voor want waren was wat werd wezen wie wil worden wordt zal
    ze zelf zich zij zijn zo zonder zou

    ander bent dient doe doet eigenlijk erg even gaan gaat graag hen hoeveel jezelf jij jou jouw jullie kun
    kunt mag mezelf moeten mogen onze steeds the tijdens vanuit via waar waarmee waarom waarvoor wanneer we
    weer wel welk welke wij zoals zouden zul zullen zult
    """.split()  # noqa: SIM905 -- a list of words reads better as words
)

# The lemma, where the dictionary sends a word somewhere else than a reader would.
OWN_LEMMAS = {
    "1e": "eerste",
    "1ste": "eerste",
    "2de": "tweede",
    "2e": "tweede",
    "3de": "derde",
    "3e": "derde",
    "beren": "beer",
    "bonden": "bond",
    "derde": "derde",
    "ga": "gaan",
    "gele": "geel",
    "keus": "keuze",
    "keuze": "keuze",
    "noten": "noot",
    "koeien": "koe",
    "nr": "nummer",
    "nrs": "nummer",
    "polls": "poll",
    "reuzen": "reus",
    "rotsen": "rots",
    "ruiken": "ruik",
    "ruikt": "ruik",
    "ruiten": "ruit",
    "tweede": "tweede",
    "vaart": "vaart",
    "wenden": "wend",
    "wendt": "wend",
    "overheid": "overheid",
    "overheids": "overheid",
    "overheden": "overheid",
    "eerste": "eerste",
    "gunfactor": "gunfactor",
    "jongeren": "jongere",
    "jongere": "jongere",
    "keten": "keten",
    "ketens": "keten",
    "later": "later",
    "leden": "lid",
    "lid": "lid",
    "meer": "meer",
    "laatst": "laatst",
    "laatste": "laatst",
    "leiderschap": "leiderschap",
    "namen": "naam",
    "naam": "naam",
    "netwerker": "netwerker",
    "netwerkers": "netwerker",
    "regio": "regio",
    "vier": "vier",
    "vieren": "vieren",
    "viert": "vieren",
    "vierde": "vieren",
    "gevierd": "vieren",
    "zorg": "zorg",
}

# Short words that the dictionary takes for an inflection of a word that means something else. An abbreviation
# written small is one of them: RES, GIS, SLA, NEN.
NOT_INFLECTED = frozenset(
    """
    afat ani baar bad barm beer bis bond bons bost bots data den dens der dese dien does drom drop geel gis goot
    hees hese jun keet kits koe koei leed lib loge look loot male mans mies mint moes nas nees nen noot nova onz
    ooi pins poll rast reed rees rege res reus roes rost rots ruik ruit sec sla ten ter ubs vaar vare vers vlas
    weeg wees wend wier woog zaag zage zeef zen zeug
    """.split()  # noqa: SIM905 -- as above
)

# Letters between the parts of a compound: samenwerking-s-verband, ambtenaar-en-stoel.
LINKS = ("", "s", "en", "e", "n")

# Parts of three letters that are words here; all others make nonsense ("bel-ang").
SHORT_PARTS = frozenset({"dag", "les", "tip", "vak", "web", "weg", "wet", "wmo"})

# The dictionary knows these as words, but in front or at the end of a longer word they are something else.
NO_HEAD = frozenset(
    """
    aangesp aanpas aanvul achter alge alle aller ambt betrok buitens combi contra daar docu door dwars geheid
    gesp haar hele hier holst inter luis mede meed meem onder onderst opens oplos opval over pass pers prak
    prop rechtst super tegel tegen terug toepas tran trans uithou uitzond vasts verg verga verge verhou vers
    verst vert verwijde volk voor waar weer
    """.split()  # noqa: SIM905 -- as above
)
NO_TAIL = frozenset(
    """
    aars achtig ager ageren aken aren atie aties baar bare chap chappen deren ding dingsvermogen eerd eerden
    eert elen eling ellen ende enken eren erend erende erken heden heid ijker ijkertijd ing ingen isch iteit
    kenen laat lende lere lijk lijke lijken loos loze matig matige matiger naar naren narij natie naties neer
    nemer nemers nering omen onen rekken rijk rijke rijkst rijkste ring roken root rouwen schap schappelijk
    schappelijke schappen sing sings sten ster sters taan taander telling teren terend tie tief ties tijk tjes
    uurs zaam zame
    """.split()  # noqa: SIM905 -- as above
)

# Each line: words that readers use for one another in this field. Editors add their own in the admin.
SYNONYMS = (
    "ambtenaar overheidsmedewerker",
    "inwoner burger bewoner",
    "leidinggevende manager baas chef",
    "advies aanbeveling",
    "citaat quote",
    "overleg vergadering bijeenkomst",
    "telefoneren bellen opbellen",
    "mail e-mail mailen mailtje",
    "partner samenwerkingspartner ketenpartner",
    "medewerker collega",
    "organisatie instelling",
    "vieren feestje",
    "stoppen beëindigen afronden",
    "starten beginnen opstarten",
    "weerstand tegenstand kritiek",
    "inspraak samenspraak participatie",
    "begrip term definitie",
    "keten ketensamenwerking",
    "budget geld",
    "valkuil fout",
)
