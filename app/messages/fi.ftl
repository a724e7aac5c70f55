# Finnish.

## The frame of every page
tagline = Euroopan uutiset omalla kielelläsi
skip-to-content = Siirry sisältöön
menu = Valikko
sections = Osastot
front-page = Etusivu
languages = Kielet
read-in = Muilla kielillä:
not-translated = ei käännetty: etusivulle
keep-language = Avaa aina suomeksi
keep-language-note = Kielivalintasi säilyy evästeessä vuoden.
language-kept = Tästä lähtien sivusto avautuu suomeksi.
also-read = Luen myös muita kieliä
also-save = Tallenna
site-pages = Tietoa sivustosta
about = Tietoa meistä
privacy = Tietosuoja
accessibility = Saavutettavuus
sources = Lähteemme
footer-note = Tehty vapailla ohjelmistoilla. Ei seurantaa, ei pyyntöjä kolmansille osapuolille.
light-page = Kevyt versio ilman kuvia ja skriptejä
whole-page = Sivun täysi versio
saved = Tallennetut jutut
saved-lead = Tallentamasi ja viimeksi lukemasi jutut säilyvät tässä selaimessa ja avautuvat myös ilman verkkoyhteyttä.
saved-list = Tallennetut
read-list = Viimeksi luetut
saved-none = Tähän selaimeen ei ole vielä tallennettu mitään.
offline-now = Verkkoyhteyttä ei juuri nyt ole, eikä pyytämäsi sivu ole tallessa selaimessasi. Tallessa ovat nämä.
remove-saved = Poista
save-story = Tallenna myöhemmäksi
story-saved = Tallennettu. Avautuu myös ilman verkkoyhteyttä.
save-failed = Tallennus ei onnistunut: verkkoyhteyttä ei ole tai selain ei salli sitä.
take-today = Ota päivän lehti mukaan
take-today-note = Tallentaa etusivun jutut pienin kuvin: noin { NUMBER($megabytes) } Mt.
reading = Lukuasetukset
theme = Värit
theme-auto = Kuten laitteessa
theme-light = Vaaleat
theme-dark = Tummat
text-size = Tekstin koko
text-size-small = Pieni
text-size-normal = Normaali
text-size-large = Suuri
text-size-larger = Erittäin suuri
text-width = Rivin pituus
text-width-narrow = Lyhyt
text-width-normal = Normaali
text-width-wide = Pitkä
reading-time = Lukuaika { NUMBER($minutes) } min
listen = Kuuntele
stop-listening = Lopeta kuuntelu
enlarge-picture = Suurenna kuva
close = Sulje
changed-since-read = Artikkeli on muuttunut sen jälkeen, kun luit sen.
what-changed = Katso, mikä on muuttunut
changed-nothing-shown = Tässä näkyvä teksti on ennallaan.
new-stories = { PLURAL($count) ->
    [one] { NUMBER($count) } uusi juttu
   *[other] { NUMBER($count) } uutta juttua
}
article-updated = Artikkelia on juuri päivitetty.
show-update = Näytä uusi versio
breaking = Juuri nyt
live = Hetki hetkeltä
live-over = Seuranta on päättynyt.
live-refresh = Näytä uusimmat päivitykset
key-events = Tärkeimmät tapahtumat
link-to-entry = Linkki tähän päivitykseen
my-paper = Oma lehti
my-paper-lead = Jutut seuraamistasi aiheista ja lähteistä, uusimmat ensin. Seuraamasi aiheet ja lähteet ovat tallessa tämän sivun osoitteessa ja selaimessasi, eivät meillä.
my-paper-empty = Et seuraa vielä mitään. Jokaisen aiheen ja lähteen sivulla on painike seuraamista varten.
my-paper-following = Seuraat
my-paper-feed = Syöte (RSS)
my-paper-opml = Syöteluettelo (OPML)
follow = Seuraa: { $name }
unfollow = Lopeta seuraaminen: { $name }
follow-full = Oma lehtesi on täynnä. Lopeta ensin jonkin aiheen tai lähteen seuraaminen sivulla ”Oma lehti”.

## Date and weather
weather-label = Sää: { $place }, { $temperature }, { $sky }, { $observed }
weather-observed = havainto klo { $time }
weather-place = Säätietojen paikkakunta
weather-none = ei tuoretta havaintoa

## Fronts
must-read = Toimitus suosittelee
latest = Tuoreimmat
most-read = Luetuimmat
more-of = Kaikki jutut: { $section }
no-stories = Täällä ei ole vielä juttuja. Ensimmäiset ilmestyvät tälle sivulle.
pages = Sivut
page-number = Sivu { $number }
newer = Uudempia juttuja
older = Vanhempia juttuja
advertisement = Mainos

## Article
published = Julkaistu
updated = Päivitetty
by = Teksti: { $name }
source = Lähde
original-at = Lue alkuperäinen: { $source } ({ $language })
licence = Lisenssi: { $licence }
disclaimer-outside = { $site } julkaisee artikkeleita useista ulkopuolisista lähteistä, jotka edustavat monenlaisia näkökantoja. Tämän artikkelin lähde on { $source }. Siinä esitetyt kannat eivät välttämättä ole toimituksemme kantoja.
disclaimer-own = Tämän artikkelin on kirjoittanut oma toimituksemme.
age-months = { PLURAL($count) ->
    [one] Artikkeli on kuukauden vanha.
   *[other] Artikkeli on { $count } kuukautta vanha.
}
age-years = { PLURAL($count) ->
    [one] Artikkeli on yli vuoden vanha.
   *[other] Artikkeli on yli { $count } vuotta vanha.
}
topics = Aiheet
related = Lisää aiheesta
share = Jaa
copy-link = Kopioi linkki
link-copied = Linkki kopioitu
copy-failed = Linkkiä ei voitu kopioida. Se näkyy osoiterivillä.
share-by-mail = Lähetä sähköpostilla
share-with = Jaa muualla…

## Topics and sources
topic-lead = Kaikki aiheen jutut, uusimmat ensin.
sources-lead = Kenen artikkeleita julkaisemme omiemme lisäksi: jokainen niistä nimeää lähteensä, linkittää alkuperäiseen ja ilmoittaa lisenssinsä.
source-lead = Artikkelit lähteestä { $source }, uusimmat ensin.
source-homepage = Lähteen oma sivusto
source-stories = { PLURAL($count) ->
    [one] { NUMBER($count) } artikkeli
   *[other] { NUMBER($count) } artikkelia
}

## Search
search = Haku
search-none = Artikkeleita ei löytynyt.
search-meant = Tarkoititko
search-some = Missään artikkelissa ei ole kaikkia näitä sanoja. Näissä on osa niistä.
search-apart = Missään artikkelissa nämä sanat eivät ole peräkkäin. Näissä ne ovat kaikki.
search-all-sections = Kaikki osastot
search-all-sources = Kaikki lähteet
search-everywhere = Kaikilla kielillä

## When something is missing
not-found = Sivua ei löydy
not-found-text = Tässä osoitteessa ei ole mitään. Linkki voi olla vanhentunut tai väärin kirjoitettu. Jatka etusivulta tai yllä olevista osastoista.
gone = Artikkeli on poistettu
gone-text = Toimitus on poistanut tämän artikkelin. Se ei palaa tähän osoitteeseen.
failed = Sivua ei voida juuri nyt näyttää
failed-text = Vika on meillä, ei sinulla. Yritä hetken kuluttua uudelleen.
too-often = Liian monta pyyntöä
too-often-text = Verkostasi on tullut lyhyessä ajassa hyvin monta pyyntöä. Odota hetki ja yritä sitten uudelleen.

## About
about-lead = { $site } on sanomalehti lukijoille kaikkialla Euroopassa: yksi lehti, monta kieltä, luettavissa kaikilla laitteilla.
about-sources = Osa artikkeleista on omiamme, osa tulee ulkopuolisista lähteistä. Jokainen ulkopuolinen artikkeli nimeää lähteensä, linkittää alkuperäiseen ja ilmoittaa lisenssinsä.
about-software = Sivusto on yksi ainoa ohjelma. Se ei lataa mitään muualta, toimii ilman JavaScriptiä eikä pyydä suostumusta, koska mikään ei sitä vaadi.
about-sample = Uuden sivuston ensimmäiset jutut ovat näytenumero: todellisia tapahtumia omin sanoin kerrottuina. Lähteet ovat keksittyjä, ja niiden osoitteiden lopussa on ”.example”.

## Privacy
privacy-lead = Lukemisesta ei jää jälkiä, joita voisimme seurata.
privacy-others = Ei käyttäjätilejä, ei mainosverkostoja eikä mittauspalveluja. Mikään pyyntö ei lähde muille sivustoille.
privacy-embeds = Kun artikkelissa on jotakin toiselta sivustolta, esimerkiksi video, siinä on vain linkki. Sisältö ladataan vasta pyynnöstäsi; kyseinen sivusto saa silloin IP-osoitteesi ja voi asettaa evästeitä.
privacy-cookies = Evästeitä on vain yksi, ja sekin vain, jos valitset kielen kieliluettelosta: se sisältää kielen vuoden ajan, jotta sivusto avautuu sillä.
privacy-languages = Jos lisäät kieliä etusivullesi, ne ovat samassa evästeessä, ja selaimesi muistaa ne laitteellasi.
privacy-browser = Jos valitset säälle toisen paikkakunnan, selaimesi muistaa sen laitteellasi. Saamme paikkakunnan nimen pyynnön mukana emmekä tallenna sinusta mitään.
privacy-offline = Jotta viimeksi lukemasi sivut avautuisivat myös ilman verkkoyhteyttä, selaimesi säilyttää ne. Ne eivät poistu laitteeltasi; ne häviävät, kun poistat tämän sivuston tiedot selaimesta.
privacy-follow = Jos seuraat aiheita tai lähteitä, selaimesi muistaa ne laitteellasi, ja ne näkyvät sivun ”Oma lehti” osoitteessa. Selaimesi muistaa myös, minkä version artikkelista olet lukenut, jotta se voi näyttää, mikä on sen jälkeen muuttunut. Me emme tallenna kumpaakaan.
privacy-counts = Laskemme artikkelin jokaisen lukijan kerran päivässä, jotta tiedämme, mitä luetaan eniten. Lukijoiden erottamiseksi muistissa pidetään keskiyöhön asti tunnistamattomaksi muutettua muotoa osoitteesta ja selaimesta, minkä jälkeen se hävitetään avaimineen; itse laskuriin ei tallennu osoitteita, laitteita eikä henkilöitä.
privacy-logs = Lokeistamme näkyy, mitä pyydettiin ja kauanko vastaaminen kesti, mutta ei osoitteita.

## Accessibility
accessibility-lead = { $site } on tarkoitettu kaikille. Noudatamme verkkosisällön saavutettavuusohjeita (WCAG 2.2) tasolla AA.
accessibility-how = Jokaisella sivulla on yksi pääotsikko, nimetyt maamerkit ja ohituslinkki. Kaikki toiminnot ovat käytettävissä näppäimistöllä, suurennetulla tekstillä, tummassa ja vaaleassa tilassa sekä pakotetuilla väreillä.
accessibility-tests = Jokainen muutos testataan koneellisesti kaikilla sivutyypeillä. Avustavan teknologian käyttäjien tekemä testaus on vielä edessä.
accessibility-limits = Tiedossamme olevat puutteet: kaaviot on kuvattu sanallisesti, mutta niiden tietoja ei voi lukea taulukkoina.

## The sky
sky-clear = selkeää
sky-fair = enimmäkseen selkeää
sky-partly_cloudy = puolipilvistä
sky-cloudy = pilvistä
sky-fog = sumua
sky-light_rain = heikkoa sadetta
sky-rain = sadetta
sky-heavy_rain = rankkaa sadetta
sky-sleet = räntäsadetta
sky-snow = lumisadetta
sky-thunder = ukkosta

## Sections (the URL is made from the name)
section-world = Maailma
section-europe = Eurooppa
section-politics = Politiikka
section-economy = Talous
section-science = Tiede
section-environment = Ympäristö
section-culture = Kulttuuri
section-sport = Urheilu

## Places (names as CLDR has them, where it has them)
place-amsterdam = Amsterdam
place-athens = Ateena
place-belgrade = Belgrad
place-berlin = Berliini
place-bern = Bern
place-bratislava = Bratislava
place-brussels = Bryssel
place-bucharest = Bukarest
place-budapest = Budapest
place-chisinau = Chișinău
place-copenhagen = Kööpenhamina
place-dublin = Dublin
place-helsinki = Helsinki
place-kyiv = Kiova
place-lisbon = Lissabon
place-ljubljana = Ljubljana
place-london = Lontoo
place-luxembourg = Luxemburg
place-madrid = Madrid
place-nicosia = Nikosia
place-oslo = Oslo
place-paris = Pariisi
place-podgorica = Podgorica
place-prague = Praha
place-reykjavik = Reykjavík
place-riga = Riika
place-rome = Rooma
place-sarajevo = Sarajevo
place-skopje = Skopje
place-sofia = Sofia
place-stockholm = Tukholma
place-tallinn = Tallinna
place-tirana = Tirana
place-valletta = Valletta
place-vienna = Wien
place-vilnius = Vilna
place-warsaw = Varsova
place-zagreb = Zagreb

## Where an outside article comes from
provenance = Mistä tämä artikkeli on peräisin
provenance-fetched = Vastaanotettu { $date }
provenance-seen = Nähty lähteessä viimeksi { $date }
provenance-hash = Vastaanotetun asiakirjan SHA-256
provenance-excerpt = { $source } sallii vain otteen julkaisemisen; koko teksti on lähteen omalla sivustolla.
provenance-canonical = Hakukoneita pyydetään näyttämään alkuperäinen artikkeli eikä tätä sivua.
provenance-date-missing = Lähde ei ilmoittanut päiväystä; sen tilalla on vastaanottoaika.
provenance-date-future = Lähteen ilmoittama päiväys on tulevaisuudessa; sen tilalla on vastaanottoaika.
provenance-date-implausible = Lähteen ilmoittama päiväys ei voi pitää paikkaansa; sen tilalla on vastaanottoaika.
provenance-also = Saman tekstin muut lähteet
provenance-versions = Aiemmat versiot
provenance-version = Vastaanotettu versio ({ $date }) ja mitä seuraava muutti
original-gone = Alkuperäinen ei ole enää verkossa. Tämä teksti vastaanotettiin { $date }.
open-embed = Avaa palvelussa { $name }
load-embed = Lataa tähän palvelusta { $name }
load-embed-note = { $name } saa silloin IP-osoitteesi ja voi asettaa evästeitä.
source-language = Kieli: { $language }
source-received = Vastaanotettu viimeksi { $date }
ago-minutes = { PLURAL($count) ->
    [one] { $count } min sitten
   *[other] { $count } min sitten
}
ago-hours = { PLURAL($count) ->
    [one] { $count } t sitten
   *[other] { $count } t sitten
}
ago-days = { PLURAL($count) ->
    [one] { $count } pv sitten
   *[other] { $count } pv sitten
}
