"""Short words and abbreviations: the dictionary's lemma is only believed where it is the same word in another form.

Goes through every word of up to four letters that the dictionary knows, and the abbreviations of the field.
"""

import re

import pytest

from netwerk.search import dutch
from netwerk.search.models import SearchDocument
from tests.factories import make_reader_tip

ABBREVIATIONS = """
OR B&W Wmo AVG WOO BZK VNG IPO MT KPI ZZP ICT HR P&O RvB RvT GGD GGZ UWV SVB CAK DSO NS T&S P&C R&D GIS RES SLA BAG BRP
WOZ ROC HBO MBO WO PO VO IND COA AZC Wlz Zvw WIA AOW CBS CPB SCP RWS EZK OCW SZW VWS OM DJI KvK DUO ACM AFM DNB EU VN
NAVO DT CIO CISO AB DB GS PS SG DG BV NV VOF fte URL CMS IT AI BI PGB VvE MKB NGO PPS VTH OZB SMT RO Wro Awb BW IB NEN
ISO DPIA CJG KCC VOG BOA OvJ PAS TAP LOT CAO ID RI UX
""".split()  # noqa: SIM905 -- a list of words reads better as words

# Looked at one by one: what only somebody who knows Dutch can tell is the same word, or can do no harm.
IRREGULAR = {
    tuple(pair.split("/"))
    for pair in """
a4ke/a4 apie/aap apin/aap aren/are arst/ar aten/eten beet/bijt beid/beide ben/zijn bent/zijn best/goed boke/bo
boks/bokse boni/bonus bood/bieden brak/breken cdke/cd dar/werkbij deed/doen deze/deos dij/gedijen dijt/gedijen
doke/duiken dolf/delven dong/ding doog/doge dook/duiken dren/er drom/erom drop/erop drzo/daarzo duif/duiver
eike/ei ener/een epen/epos etje/ette fora/forum fyla/fylum gaad/gade gaf/geven geat/atten ging/gaan
glij/glijden glom/glimmen goat/gaan goe/goed gold/geld haan/hen had/hebben hadt/hebben hej/hebben hief/heffen
hing/hang hoef/hoeve hord/horde hou/houden ist/zijn joeg/jagen jouw/jou kaad/kade kan/kunnen keef/kijven
keek/kijken keke/kijken keur/keure keus/keuze klom/klim kluw/kluwe kon/kunnen koos/kiezen kwam/komen laad/lade
lag/liggen laze/lezen leek/lijk liep/loop liet/laten loke/luik loog/liegen mag/mogen meed/mijden meeg/miegen
mnen/mijn modi/modus molk/melken nam/nemen neeg/nijgen nege/nijgen nr/nummer nrs/nummer ober/oberin oden/ode
oni/onus opat/opeten pct/procent peep/pijp pili/pilus reeg/rijgen reet/rijten rete/rijten reze/rijzen
ried/raad riep/roep rijd/rij rok/rokke rokt/rokke rooi/rooie ruk/oprukken rukt/oprukken sera/serum
snij/snijden soli/solo stak/steek taxa/taxon teef/reu teeg/tijgen toog/tijgen trad/trede trof/treffen
trok/trek tvke/tv typ/type typt/type uil/uilin uwe/u uwen/u uwer/u uws/u vald/valen vees/vijzen vela/velum
veze/vijzen viel/val ving/vang visa/visum vist/visse vond/vinden vrat/vreten vree/vrijen waad/wade waak/wake
ware/zijn was/zijn wast/zijn wed/wedde wedt/wedde weid/weide werd/worden weze/zijn wik/wikke wikt/wikke
wiln/willen wist/weten woei/waaien won/winnen wond/wonde woof/wuiven wou/willen zag/zien zagt/zien zal/zullen
zalt/zullen zat/zit zats/zit zeeg/zijgen zeek/zeiken zei/zeggen zne/zijn zoge/zuigen zond/zenden zong/zingen
zonk/zinken zood/zode zoog/zuigen zoop/zuipen zope/zuipen zou/zullen zwol/zwellen zwom/zwemmen
""".split()  # noqa: SIM905 -- as above
}


def even(stem):
    """Spelling that inflection changes: "hoge" and "hoog", "geven" and "geef"."""
    stem = re.sub(r"(.)\1+", r"\1", stem)
    return stem[:-1] + {"v": "f", "z": "s"}.get(stem[-1:], stem[-1:])


def is_regular(word, lemma):
    stems = {even(lemma), even(lemma.removesuffix("en")), even(lemma.removesuffix("n"))}
    return any(
        even(word.removesuffix(e)) in stems for e in ("", "s", "t", "e", "en", "te", "de", "je", "tje")
    )


def short_words():
    for word in map(str.lower, dutch._dictionary()):
        if len(word) < 7 and 0 < len(dutch.fold_word(word)) < 5 and list(dutch.tokens(word)) == [word]:
            yield dutch.fold_word(word), dutch.fold_word(dutch._lemma(word))


def test_every_short_word_is_itself_or_an_inflection():
    wrong = {(word, lemma) for word, lemma in short_words() if word != lemma and not is_regular(word, lemma)}

    assert {pair for pair in wrong if pair[0].isascii()} <= IRREGULAR


@pytest.mark.parametrize("written", ABBREVIATIONS)
def test_abbreviation_is_itself(written):
    (token,) = dutch.tokens(written)

    assert dutch.form(token) == dutch.fold_word(written.replace("&", "en"))


@pytest.mark.parametrize("letter", "abcdefghijklmnopqrstuvwxyz")
def test_lone_letter_is_itself(letter):
    assert dutch.form(letter) == letter


@pytest.mark.django_db
def test_letters_with_a_sign_find_only_themselves(find):
    make_reader_tip(title="Het gesprek", explanation="<p>Het is het beste.</p>")
    found = make_reader_tip(title="Bij T&S", explanation="")

    assert find("T&S") == [found.get_absolute_url()]
    assert find("S") == []
    assert not SearchDocument.objects.search("is").exists()
