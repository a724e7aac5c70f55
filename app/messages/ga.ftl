# Irish.

## The frame of every page
tagline = Nuacht na hEorpa, i do theanga féin
skip-to-content = Léim go dtí an t-ábhar
menu = Roghchlár
sections = Rannóga
front-page = Príomhleathanach
languages = Teangacha
read-in = I dteangacha eile:
not-translated = gan aistriú: chuig an bpríomhleathanach
keep-language = Oscail i nGaeilge i gcónaí
keep-language-note = Coinnítear do rogha teanga i bhfianán ar feadh bliana.
language-kept = As seo amach osclófar an suíomh seo i nGaeilge.
also-read = Léim teangacha eile freisin
also-save = Sábháil
site-pages = Faoin suíomh seo
about = Fúinn
privacy = Príobháideachas
accessibility = Inrochtaineacht
sources = Ár bhfoinsí
footer-note = Déanta le bogearraí saora. Gan lorgairí, gan iarratais chuig tríú páirtithe.
light-page = Leagan éadrom, gan pictiúir ná scripteanna
whole-page = Leagan iomlán den leathanach seo
saved = Ailt shábháilte
saved-lead = Fanann na hailt a shábhálann tú, agus na cinn is déanaí a léigh tú, sa bhrabhsálaí seo agus is féidir iad a oscailt as líne.
saved-list = Sábháilte
read-list = Léite le déanaí
saved-none = Níl aon rud sábháilte sa bhrabhsálaí seo fós.
offline-now = Níl aon cheangal idirlín ann faoi láthair, agus níl an leathanach a d’iarr tú i do bhrabhsálaí. Seo a bhfuil ann.
remove-saved = Bain
save-story = Léigh ar ball
story-saved = Sábháilte. Is féidir é a oscailt as líne freisin.
save-failed = Níorbh fhéidir é a shábháil: níl aon cheangal idirlín ann, nó ní cheadaíonn an brabhsálaí é.
take-today = Beir eagrán an lae leat
take-today-note = Sábháiltear ailt an phríomhleathanaigh le pictiúir bheaga: thart ar { NUMBER($megabytes) } MB.
reading = Socruithe léitheoireachta
theme = Dathanna
theme-auto = Mar atá ar mo ghléas
theme-light = Geal
theme-dark = Dorcha
text-size = Méid an téacs
text-size-small = Beag
text-size-normal = Gnách
text-size-large = Mór
text-size-larger = An-mhór
text-width = Fad na línte
text-width-narrow = Gearr
text-width-normal = Gnách
text-width-wide = Fada
reading-time = { NUMBER($minutes) } nóim. léitheoireachta
listen = Éist
stop-listening = Stad den éisteacht
enlarge-picture = Méadaigh an pictiúr
close = Dún
changed-since-read = Athraíodh an t-alt seo ó léigh tú é.
what-changed = Féach cad a athraíodh
changed-nothing-shown = Níor athraíodh na focail a thaispeántar anseo.
new-stories = { PLURAL($count) ->
    [one] { NUMBER($count) } alt nua
    [two] { NUMBER($count) } alt nua
    [few] { NUMBER($count) } alt nua
    [many] { NUMBER($count) } n-alt nua
   *[other] { NUMBER($count) } alt nua
}
article-updated = Nuashonraíodh an t-alt seo anois díreach.
show-update = Taispeáin an leagan nua
breaking = Nuacht phráinneach
live = Beo
live-over = Tá an tuairisc bheo seo thart.
live-refresh = Taispeáin na hiontrálacha is déanaí
key-events = Príomhimeachtaí
link-to-entry = Nasc chuig an iontráil seo
my-paper = Mo nuachtán
my-paper-lead = Ailt ar na hábhair agus ó na foinsí a leanann tú, an ceann is nuaí ar dtús. Coinnítear an méid a leanann tú i seoladh an leathanaigh seo agus i do bhrabhsálaí, ní againne.
my-paper-empty = Níl aon rud á leanúint agat fós. Tá cnaipe chuige sin ar leathanach gach ábhair agus gach foinse.
my-paper-following = Á leanúint agat
my-paper-feed = Fotha (RSS)
my-paper-opml = Liosta fothaí (OPML)
follow = Lean: { $name }
unfollow = Ná lean a thuilleadh: { $name }
follow-full = Tá do nuachtán lán. Éirigh as ábhar nó foinse éigin a leanúint ar an leathanach “Mo nuachtán” ar dtús.

## Date and weather
weather-label = Aimsir: { $place }, { $temperature }, { $sky }, { $observed }
weather-observed = breathnaithe ag { $time }
weather-place = Áit na haimsire
weather-none = gan léamh reatha

## Fronts
must-read = Ná caill
latest = An nuacht is déanaí
most-read = Is mó a léitear
more-of = Gach alt: { $section }
no-stories = Níl aon alt anseo fós. Ar an leathanach seo a bheidh na chéad chinn.
pages = Leathanaigh
page-number = Leathanach { $number }
newer = Ailt níos nuaí
older = Ailt níos sine
advertisement = Fógra

## Article
published = Foilsithe
updated = Nuashonraithe
by = Údar: { $name }
source = Foinse
original-at = Léigh an bunalt: { $source } ({ $language })
licence = Ceadúnas: { $licence }
disclaimer-outside = Foilsíonn { $site } ailt ó réimse foinsí seachtracha a léiríonn dearcthaí éagsúla. Is é { $source } foinse an ailt seo; ní gá gurb ionann na tuairimí ann agus tuairimí ár n-eagarthóirí.
disclaimer-own = Ár n-eagarthóirí féin a scríobh an t-alt seo.
age-months = { PLURAL($count) ->
    [one] Foilsíodh an t-alt seo { $count } mhí ó shin.
    [two] Foilsíodh an t-alt seo { $count } mhí ó shin.
    [few] Foilsíodh an t-alt seo { $count } mhí ó shin.
    [many] Foilsíodh an t-alt seo { $count } mí ó shin.
   *[other] Foilsíodh an t-alt seo { $count } mhí ó shin.
}
age-years = { PLURAL($count) ->
    [one] Foilsíodh an t-alt seo breis agus { $count } bhliain ó shin.
    [two] Foilsíodh an t-alt seo breis agus { $count } bhliain ó shin.
    [few] Foilsíodh an t-alt seo breis agus { $count } bliana ó shin.
    [many] Foilsíodh an t-alt seo breis agus { $count } mbliana ó shin.
   *[other] Foilsíodh an t-alt seo breis agus { $count } bliain ó shin.
}
topics = Ábhair
related = Tuilleadh ar an ábhar seo
share = Roinn
copy-link = Cóipeáil an nasc
link-copied = Nasc cóipeáilte
copy-failed = Níorbh fhéidir an nasc a chóipeáil. Tá sé sa bharra seoltaí.
share-by-mail = Seol le ríomhphost
share-with = Roinn le…

## Topics and sources
topic-lead = Gach alt ar an ábhar seo, an ceann is nuaí ar dtús.
sources-lead = Cé atá taobh thiar de na hailt nach linn féin iad: luann gach ceann acu a fhoinse agus a cheadúnas, agus tá nasc ann chuig an mbunalt.
source-lead = { $source }: gach alt, an ceann is nuaí ar dtús.
source-homepage = Suíomh na foinse féin
source-stories = { PLURAL($count) ->
    [one] { NUMBER($count) } alt
    [two] { NUMBER($count) } alt
    [few] { NUMBER($count) } alt
    [many] { NUMBER($count) } n-alt
   *[other] { NUMBER($count) } alt
}

## Search
search = Cuardach
search-none = Níor aimsíodh aon alt.
search-meant = An é seo a bhí i gceist agat
search-some = Níl na focail seo ar fad in aon alt amháin. Tá cuid acu sna hailt seo.
search-apart = Níl na focail seo as a chéile in aon alt. Tá siad go léir sna cinn seo.
search-all-sections = Gach rannóg
search-all-sources = Gach foinse
search-everywhere = I ngach teanga

## When something is missing
not-found = Níor aimsíodh an leathanach
not-found-text = Níl aon rud ag an seoladh seo. B’fhéidir gur seannasc é nó gur clóscríobhadh go mícheart é. Lean ort ón bpríomhleathanach nó ó na rannóga thuas.
gone = Tarraingíodh siar an t-alt seo
gone-text = Bhain na heagarthóirí an t-alt seo anuas. Ní thiocfaidh sé ar ais ag an seoladh seo.
failed = Ní féidir an leathanach seo a thaispeáint faoi láthair
failed-text = Orainne atá an locht, ní ortsa. Bain triail eile as i gceann nóiméid.
too-often = An iomarca iarratas
too-often-text = Tháinig an-chuid iarratas ó do líonra i mbeagán ama. Fan nóiméad agus ansin bain triail eile as.

## About
about-lead = Is nuachtán é { $site } do léitheoirí ar fud na hEorpa: nuachtán amháin, i roinnt teangacha, le léamh ar aon ghléas.
about-sources = Linn féin cuid de na hailt; ó fhoinsí seachtracha a thagann an chuid eile. Luann gach alt seachtrach a fhoinse agus a cheadúnas, agus tá nasc ann chuig an mbunalt.
about-software = Ríomhchlár amháin is ea an suíomh. Ní lódálann sé aon rud ó áit ar bith eile, oibríonn sé gan JavaScript agus ní iarrann sé toiliú, mar níl gá leis.
about-sample = Eagrán samplach atá sna chéad ailt ar shuíomh nua: fíorimeachtaí, inste againne, le foinsí cumtha ag seoltaí a chríochnaíonn le “.example”.

## Privacy
privacy-lead = Ní fhágann an léitheoireacht anseo aon rian a d’fhéadfaimis a leanúint.
privacy-others = Níl cuntais, líonraí fógraíochta ná seirbhísí tomhais ann. Ní théann aon iarratas chuig suíomh eile.
privacy-embeds = Nuair a thaispeánann alt rud éigin ó shuíomh eile, físeán mar shampla, níl ann ach nasc. Ní lódáiltear é go dtí go n-iarrann tú é; faigheann an suíomh sin do sheoladh IP ansin agus féadfaidh sé fianáin a shocrú.
privacy-cookies = Níl ann ach fianán amháin, agus gan é sin féin mura roghnaíonn tú teanga i liosta na dteangacha: coinníonn sé an teanga sin ar feadh bliana, chun go n-osclófar an suíomh inti.
privacy-languages = Má chuireann tú teangacha le do phríomhleathanach, coinníonn an fianán sin iad freisin, agus cuimhníonn do bhrabhsálaí orthu ar do ghléas.
privacy-browser = Má roghnaíonn tú áit eile don aimsir, cuimhníonn do bhrabhsálaí uirthi ar do ghléas. Faighimid ainm na háite leis an iarratas agus ní choinnímid aon rud fút.
privacy-offline = Ionas gur féidir iad a oscailt as líne, coinníonn do bhrabhsálaí na leathanaigh is déanaí a léigh tú. Ní fhágann siad do ghléas; má scriosann tú sonraí an tsuímh seo sa bhrabhsálaí, bainfear iad.
privacy-follow = Má leanann tú ábhair nó foinsí, cuimhníonn do bhrabhsálaí orthu ar do ghléas, agus luaitear iad i seoladh “Mo nuachtán”. Cuimhníonn do bhrabhsálaí freisin ar an leagan d’alt a léigh tú, chun a thaispeáint cad a athraíodh ó shin. Ní choinnímid ceachtar acu.
privacy-counts = Chun a fháil amach cad is mó a léitear, comhairimid gach léitheoir ailt uair sa lá. Chun na léitheoirí a aithint óna chéile, coinnítear leagan do-aitheanta den seoladh agus den bhrabhsálaí sa chuimhne go meán oíche agus scriostar ansin é mar aon lena eochair; níl seoladh, gléas ná duine sa chomhaireamh féin.
privacy-logs = Taifeadann ár logaí cad a iarradh agus cá fhad a thóg sé, gan seoltaí.

## Accessibility
accessibility-lead = Do chách atá { $site }. Leanaimid na Treoirlínte um Inrochtaineacht Ábhair Ghréasáin (WCAG 2.2), leibhéal AA.
accessibility-how = Tá príomhcheannteideal amháin, sainchomharthaí ainmnithe agus nasc léime ar gach leathanach. Oibríonn gach feidhm leis an méarchlár, le téacs méadaithe, i mód dorcha agus i mód geal agus le dathanna éigeantacha.
accessibility-tests = Déantar gach athrú a thástáil go huathoibríoch ar gach cineál leathanaigh. Tá tástáil ag daoine a úsáideann teicneolaíocht chúnta fós le déanamh.
accessibility-limits = An rud atá in easnamh, go bhfios dúinn: déantar cur síos i bhfocail ar chairteacha, ach ní féidir a gcuid sonraí a léamh mar tháblaí.

## The sky
sky-clear = spéir ghlan
sky-fair = glan den chuid is mó
sky-partly_cloudy = breacscamallach
sky-cloudy = scamallach
sky-fog = ceo
sky-light_rain = báisteach éadrom
sky-rain = báisteach
sky-heavy_rain = báisteach throm
sky-sleet = flichshneachta
sky-snow = sneachta
sky-thunder = stoirm thoirní

## Sections (the URL is made from the name)
section-world = An Domhan
section-europe = An Eoraip
section-politics = Polaitíocht
section-economy = Geilleagar
section-science = Eolaíocht
section-environment = Comhshaol
section-culture = Cultúr
section-sport = Spórt

## Places (names as CLDR has them, where it has them)
place-amsterdam = Amstardam
place-athens = An Aithin
place-belgrade = Béalgrád
place-berlin = Beirlín
place-bern = Beirn
place-bratislava = An Bhratasláiv
place-brussels = An Bhruiséil
place-bucharest = Búcairist
place-budapest = Búdaipeist
place-chisinau = Císineá
place-copenhagen = Cóbanhávan
place-dublin = Baile Átha Cliath
place-helsinki = Heilsincí
place-kyiv = Cív
place-lisbon = Liospóin
place-ljubljana = Liúibleána
place-london = Londain
place-luxembourg = Lucsamburg
place-madrid = Maidrid
place-nicosia = An Niocóis
place-oslo = Osló
place-paris = Páras
place-podgorica = Podgairítse
place-prague = Prág
place-reykjavik = Réicivíc
place-riga = Ríge
place-rome = An Róimh
place-sarajevo = Sairéavó
place-skopje = Scóipé
place-sofia = Sóifia
place-stockholm = Stócólm
place-tallinn = Taillinn
place-tirana = Tiorána
place-valletta = Vaileite
place-vienna = Vín
place-vilnius = Vilnias
place-warsaw = Vársá
place-zagreb = Ságrab

## Where an outside article comes from
provenance = Cad as a dtagann an t-alt seo
provenance-fetched = Faighte: { $date }
provenance-seen = Le feiceáil ag an bhfoinse den uair dheireanach: { $date }
provenance-hash = SHA-256 na cáipéise a fuarthas
provenance-excerpt = Ní cheadaíonn { $source } ach sliocht; tá an téacs iomlán ar shuíomh na foinse féin.
provenance-canonical = Iarrtar ar innill chuardaigh an bunleagan a liostú seachas an leathanach seo.
provenance-date-missing = Níor thug an fhoinse dáta; tá an t-am a fuarthas an téacs ina áit.
provenance-date-future = Thug an fhoinse dáta sa todhchaí; tá an t-am a fuarthas an téacs ina áit.
provenance-date-implausible = Thug an fhoinse dáta nach féidir a bheith ceart; tá an t-am a fuarthas an téacs ina áit.
provenance-also = Foinsí eile an téacs chéanna
provenance-versions = Leaganacha roimhe seo
provenance-version = Leagan a fuarthas ({ $date }) agus an méid a d’athraigh an chéad leagan eile
original-gone = Níl an bunalt ar líne a thuilleadh. Fuarthas an téacs seo: { $date }.
open-embed = Oscail ar { $name }
load-embed = Lódáil anseo ó { $name }
load-embed-note = Gheobhaidh { $name } do sheoladh IP ansin agus féadfaidh sé fianáin a shocrú.
source-language = Teanga: { $language }
source-received = Faighte den uair dheireanach: { $date }
ago-minutes = { PLURAL($count) ->
    [one] { $count } nóim. ó shin
    [two] { $count } nóim. ó shin
    [few] { $count } nóim. ó shin
    [many] { $count } nóim. ó shin
   *[other] { $count } nóim. ó shin
}
ago-hours = { PLURAL($count) ->
    [one] { $count } uair ó shin
    [two] { $count } uair ó shin
    [few] { $count } huaire ó shin
    [many] { $count } n-uaire ó shin
   *[other] { $count } uair ó shin
}
ago-days = { PLURAL($count) ->
    [one] { $count } lá ó shin
    [two] { $count } lá ó shin
    [few] { $count } lá ó shin
    [many] { $count } lá ó shin
   *[other] { $count } lá ó shin
}
