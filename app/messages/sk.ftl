# Slovak.

## The frame of every page
tagline = Správy z Európy vo vašom jazyku
skip-to-content = Prejsť na obsah
menu = Menu
sections = Rubriky
front-page = Titulná strana
languages = Jazyky
read-in = Čítať v inom jazyku:
not-translated = nepreložené: na titulnú stranu
keep-language = Otvárať vždy po slovensky
keep-language-note = Vaša voľba jazyka sa rok uchováva v súbore cookie.
language-kept = Odteraz sa tento web otvára po slovensky.
also-read = Čítam aj v iných jazykoch
also-save = Uložiť
site-pages = O tomto webe
about = O nás
privacy = Ochrana súkromia
accessibility = Prístupnosť
sources = Naše zdroje
footer-note = Vytvorené slobodným softvérom. Bez sledovania, bez požiadaviek na cudzie servery.
light-page = Odľahčená verzia bez obrázkov a skriptov
whole-page = Plná verzia tejto stránky
saved = Uložené články
saved-lead = Články, ktoré si uložíte, a posledné, ktoré ste čítali, zostávajú v tomto prehliadači a otvoria sa aj bez pripojenia.
saved-list = Uložené
read-list = Naposledy čítané
saved-none = V tomto prehliadači zatiaľ nie je nič uložené.
offline-now = Pripojenie momentálne chýba a stránka, ktorú hľadáte, vo vašom prehliadači nie je. Ponúkame, čo v ňom máte.
remove-saved = Odstrániť
save-story = Uložiť na neskôr
story-saved = Uložené. Otvorí sa aj bez pripojenia.
save-failed = Uloženie sa nepodarilo: chýba pripojenie alebo to prehliadač nedovoľuje.
take-today = Vziať si dnešné vydanie so sebou
take-today-note = Uloží články z titulnej strany s malými obrázkami: asi { NUMBER($megabytes) } MB.
reading = Nastavenia čítania
theme = Farby
theme-auto = Podľa zariadenia
theme-light = Svetlé
theme-dark = Tmavé
text-size = Veľkosť textu
text-size-small = Malá
text-size-normal = Bežná
text-size-large = Veľká
text-size-larger = Veľmi veľká
text-width = Dĺžka riadkov
text-width-narrow = Krátke
text-width-normal = Bežné
text-width-wide = Dlhé
reading-time = { NUMBER($minutes) } min čítania
listen = Vypočuť si
stop-listening = Zastaviť počúvanie
enlarge-picture = Zväčšiť obrázok
close = Zavrieť
changed-since-read = Tento článok sa od chvíle, keď ste ho čítali, zmenil.
what-changed = Zobraziť, čo sa zmenilo
changed-nothing-shown = Tu zobrazený text je rovnaký.
new-stories = { PLURAL($count) ->
    [one] { NUMBER($count) } nový článok
    [few] { NUMBER($count) } nové články
   *[other] { NUMBER($count) } nových článkov
}
article-updated = Tento článok bol práve aktualizovaný.
show-update = Zobraziť novú verziu
breaking = Mimoriadna správa
live = Naživo
live-over = Toto spravodajstvo naživo sa skončilo.
live-refresh = Zobraziť najnovšie príspevky
key-events = Kľúčové udalosti
link-to-entry = Odkaz na tento príspevok
my-paper = Moje noviny
my-paper-lead = Články k témam a zo zdrojov, ktoré sledujete, od najnovších. To, čo sledujete, je uložené v adrese tejto stránky a vo vašom prehliadači, nie u nás.
my-paper-empty = Zatiaľ nič nesledujete. Na stránke každej témy a každého zdroja je na to tlačidlo.
my-paper-following = Sledujete
my-paper-feed = Kanál (RSS)
my-paper-opml = Zoznam kanálov (OPML)
follow = Sledovať: { $name }
unfollow = Prestať sledovať: { $name }
follow-full = Vaše noviny sú plné. Najprv na stránke „Moje noviny“ prestaňte sledovať niektorú tému alebo niektorý zdroj.

## Date and weather
weather-label = Počasie: { $place }, { $temperature }, { $sky }, { $observed }
weather-observed = namerané o { $time }
weather-place = Počasie pre mesto
weather-none = aktuálny údaj chýba

## Fronts
must-read = Neprehliadnite
latest = Najnovšie
most-read = Najčítanejšie
more-of = Všetky články: { $section }
no-stories = Zatiaľ tu nie je žiadny článok. Prvé sa objavia na tejto stránke.
pages = Stránky
page-number = Strana { $number }
newer = Novšie články
older = Staršie články
advertisement = Inzercia

## Article
published = Publikované
updated = Aktualizované
by = Text: { $name }
source = Zdroj
original-at = Prečítať originál: { $source } ({ $language })
licence = Licencia: { $licence }
disclaimer-outside = { $site } prináša články z viacerých externých zdrojov, ktoré vyjadrujú rôzne názory. Zdroj tohto článku: { $source }. Postoje, ktoré obsahuje, sa nemusia zhodovať s postojmi redakcie.
disclaimer-own = Autorom tohto článku je redakcia novín { $site }.
age-months = { PLURAL($count) ->
    [one] Tento článok je starý mesiac.
    [few] Tento článok je starý { $count } mesiace.
   *[other] Tento článok je starý { $count } mesiacov.
}
age-years = { PLURAL($count) ->
    [one] Tento článok je starší ako rok.
    [few] Tento článok je starší ako { $count } roky.
   *[other] Tento článok je starší ako { $count } rokov.
}
topics = Témy
related = Viac k téme
share = Zdieľať
copy-link = Kopírovať odkaz
link-copied = Odkaz skopírovaný
copy-failed = Odkaz sa nepodarilo skopírovať. Nájdete ho v paneli s adresou.
share-by-mail = Poslať e-mailom
share-with = Zdieľať cez…

## Topics and sources
topic-lead = Všetky články k téme, od najnovších.
sources-lead = Kto stojí za článkami, ktoré nie sú naše: pri každom uvádzame zdroj, odkaz na originál a licenciu.
source-lead = Články zo zdroja { $source }, od najnovších.
source-homepage = Vlastný web zdroja
source-stories = { PLURAL($count) ->
    [one] { NUMBER($count) } článok
    [few] { NUMBER($count) } články
   *[other] { NUMBER($count) } článkov
}

## Search
search = Hľadať
search-none = Nenašiel sa žiadny článok.
search-meant = Mali ste na mysli
search-some = Žiadny článok neobsahuje všetky tieto slová. Nasledujúce obsahujú niektoré z nich.
search-apart = Žiadny článok neobsahuje tieto slová za sebou. Tieto obsahujú všetky.
search-all-sections = Všetky rubriky
search-all-sources = Všetky zdroje
search-everywhere = Vo všetkých jazykoch

## When something is missing
not-found = Stránka sa nenašla
not-found-text = Na tejto adrese nič nie je. Odkaz môže byť starý alebo nesprávne zapísaný. Pokračujte na titulnú stranu alebo do rubrík hore.
gone = Tento článok bol stiahnutý
gone-text = Redakcia tento článok stiahla. Na túto adresu sa už nevráti.
failed = Túto stránku teraz nemožno zobraziť
failed-text = Chyba je na našej strane, nie na vašej. Skúste to, prosím, o chvíľu znova.
too-often = Priveľa požiadaviek
too-often-text = Z vašej siete prišlo za krátky čas veľmi veľa požiadaviek. Počkajte, prosím, chvíľu a potom to skúste znova.

## About
about-lead = { $site } sú noviny pre čitateľov z celej Európy: jedny noviny, vo viacerých jazykoch, na každom zariadení.
about-sources = Niektoré články píšeme sami, iné pochádzajú z externých zdrojov. Pri každom prevzatom článku uvádzame zdroj, odkaz na originál a licenciu.
about-software = Celý web je jeden program. Odinakiaľ nič nenačítava, funguje bez JavaScriptu a nežiada o súhlas, pretože ho nič nevyžaduje.
about-sample = Prvé články na novom webe sú ukážkové vydanie: skutočné udalosti našimi slovami, s vymyslenými zdrojmi na adresách končiacich na „.example“.

## Privacy
privacy-lead = Pri čítaní stránok { $site } po sebe nezanecháte stopu, ktorú by sme mohli sledovať.
privacy-others = Nie sú tu žiadne používateľské účty, reklamné siete ani meracie služby. Žiadna požiadavka neodchádza na iný web.
privacy-embeds = Ak článok ukazuje niečo z iného webu, napríklad video, je tam iba odkaz. Obsah sa načíta, až keď oň požiadate; daný web potom získa vašu IP adresu a môže ukladať súbory cookie.
privacy-cookies = Je tu jediný súbor cookie, a to len ak si v zozname jazykov zvolíte jazyk: rok je v ňom uložený tento jazyk, aby sa v ňom web otváral.
privacy-languages = Ak si na titulnú stranu pridáte jazyky, sú v tomto súbore cookie uložené aj tie a prehliadač si ich zapamätá vo vašom zariadení.
privacy-browser = Ak si pre počasie zvolíte iné mesto, prehliadač si ho zapamätá vo vašom zariadení. S požiadavkou dostaneme názov mesta a nič o vás neuchovávame.
privacy-offline = Aby sa stránky, ktoré ste čítali naposledy, otvorili aj bez pripojenia, prehliadač si ich uchováva. Vaše zariadenie neopúšťajú; odstránite ich tým, že v prehliadači vymažete údaje tohto webu.
privacy-follow = Ak sledujete témy alebo zdroje, prehliadač si ich zapamätá vo vašom zariadení a adresa stránky „Moje noviny“ ich obsahuje. Prehliadač si pamätá aj to, ktorú verziu článku ste čítali, aby ukázal, čo sa odvtedy zmenilo. My neuchovávame ani jedno, ani druhé.
privacy-counts = Aby sme vedeli, čo sa číta najviac, každého čitateľa článku počítame raz za deň. Aby sme čitateľov od seba odlíšili, držíme do polnoci v pamäti na nepoznanie zmenenú podobu adresy a prehliadača a potom ju zahodíme aj s kľúčom; samotný súčet neobsahuje nijakú adresu, zariadenie ani osobu.
privacy-logs = Naše záznamy uchovávajú, čo bolo vyžiadané a ako dlho to trvalo, bez adries.

## Accessibility
accessibility-lead = { $site } má slúžiť všetkým. Riadime sa pravidlami pre prístupnosť webového obsahu WCAG 2.2 na úrovni AA.
accessibility-how = Každá stránka má jeden hlavný nadpis, pomenované orientačné oblasti a odkaz na preskočenie na obsah. Všetky funkcie možno ovládať klávesnicou a fungujú aj so zväčšeným textom, v tmavom i svetlom režime a s vynútenými farbami.
accessibility-tests = Každú zmenu testujeme automaticky na všetkých druhoch stránok. Testovanie s ľuďmi, ktorí používajú asistenčné technológie, nás ešte len čaká.
accessibility-limits = Známe nedostatky: grafy sú opísané slovami, ich údaje však nemožno čítať ako tabuľku.

## The sky
sky-clear = jasno
sky-fair = takmer jasno
sky-partly_cloudy = polooblačno
sky-cloudy = oblačno
sky-fog = hmla
sky-light_rain = slabý dážď
sky-rain = dážď
sky-heavy_rain = silný dážď
sky-sleet = dážď so snehom
sky-snow = sneženie
sky-thunder = búrka

## Sections (the URL is made from the name)
section-world = Svet
section-europe = Európa
section-politics = Politika
section-economy = Ekonomika
section-science = Veda
section-environment = Ekológia
section-culture = Kultúra
section-sport = Šport

## Places (names as CLDR has them, where it has them)
place-amsterdam = Amsterdam
place-athens = Atény
place-belgrade = Belehrad
place-berlin = Berlín
place-bern = Bern
place-bratislava = Bratislava
place-brussels = Brusel
place-bucharest = Bukurešť
place-budapest = Budapešť
place-chisinau = Kišiňov
place-copenhagen = Kodaň
place-dublin = Dublin
place-helsinki = Helsinki
place-kyiv = Kyjev
place-lisbon = Lisabon
place-ljubljana = Ľubľana
place-london = Londýn
place-luxembourg = Luxemburg
place-madrid = Madrid
place-nicosia = Nikózia
place-oslo = Oslo
place-paris = Paríž
place-podgorica = Podgorica
place-prague = Praha
place-reykjavik = Reykjavík
place-riga = Riga
place-rome = Rím
place-sarajevo = Sarajevo
place-skopje = Skopje
place-sofia = Sofia
place-stockholm = Štokholm
place-tallinn = Tallinn
place-tirana = Tirana
place-valletta = Valletta
place-vienna = Viedeň
place-vilnius = Vilnius
place-warsaw = Varšava
place-zagreb = Záhreb

## Where an outside article comes from
provenance = Odkiaľ pochádza tento článok
provenance-fetched = Prijaté { $date }
provenance-seen = V zdroji naposledy videné { $date }
provenance-hash = SHA-256 prijatého dokumentu
provenance-excerpt = { $source } povoľuje iba úryvok; celý text je na vlastnom webe zdroja.
provenance-canonical = Vyhľadávače sú žiadané, aby uvádzali originál, nie túto stránku.
provenance-date-missing = Zdroj neuviedol dátum; nahrádza ho čas prijatia.
provenance-date-future = Zdroj uviedol dátum v budúcnosti; nahrádza ho čas prijatia.
provenance-date-implausible = Zdroj uviedol dátum, ktorý nemôže byť správny; nahrádza ho čas prijatia.
provenance-also = Ďalšie zdroje toho istého textu
provenance-versions = Predchádzajúce verzie
provenance-version = Verzia prijatá { $date }, a čo zmenila nasledujúca
original-gone = Originál už nie je online. Tento text bol prijatý { $date }.
open-embed = Otvoriť na webe { $name }
load-embed = Načítať tu z webu { $name }
load-embed-note = { $name } potom získa vašu IP adresu a môže ukladať súbory cookie.
source-language = Jazyk: { $language }
source-received = Naposledy prijaté { $date }
ago-minutes = { PLURAL($count) ->
    [one] pred { $count } min
    [few] pred { $count } min
    [many] pred { $count } min
   *[other] pred { $count } min
}
ago-hours = { PLURAL($count) ->
    [one] pred { $count } h
    [few] pred { $count } h
    [many] pred { $count } h
   *[other] pred { $count } h
}
ago-days = { PLURAL($count) ->
    [one] pred { $count } d.
    [few] pred { $count } d.
    [many] pred { $count } d.
   *[other] pred { $count } d.
}
