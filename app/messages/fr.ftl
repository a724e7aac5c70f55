# French.

## The frame of every page
tagline = L’actualité européenne, dans votre langue
skip-to-content = Aller au contenu
menu = Menu
sections = Rubriques
front-page = À la une
languages = Langues
read-in = Lire dans une autre langue :
not-translated = non traduit : aller à la une
keep-language = Toujours ouvrir en français
keep-language-note = Votre choix de langue est conservé dans un cookie pendant un an.
language-kept = Désormais, ce site s’ouvre en français.
also-read = Je lis aussi d’autres langues
also-save = Enregistrer
site-pages = À propos de ce site
about = Qui sommes-nous ?
privacy = Confidentialité
accessibility = Accessibilité
sources = Nos sources
footer-note = Conçu avec des logiciels libres. Aucun traceur, aucune requête vers des tiers.
light-page = Version légère, sans images ni scripts
whole-page = Version complète de cette page
saved = Articles enregistrés
saved-lead = Les articles que vous enregistrez, ainsi que les derniers que vous avez lus, restent dans ce navigateur et s’ouvrent même sans connexion.
saved-list = Enregistrés
read-list = Lus récemment
saved-none = Rien n’est encore enregistré dans ce navigateur.
offline-now = Il n’y a pas de connexion en ce moment, et la page que vous avez demandée n’est pas dans votre navigateur. Voici ce qui s’y trouve.
remove-saved = Retirer
save-story = Lire plus tard
story-saved = Enregistré. S’ouvre aussi sans connexion.
save-failed = L’enregistrement a échoué : il n’y a pas de connexion, ou le navigateur ne le permet pas.
take-today = Emporter l’édition du jour
take-today-note = Enregistre les articles de la une avec de petites images : environ { NUMBER($megabytes) } Mo.
reading = Réglages de lecture
theme = Couleurs
theme-auto = Comme l’appareil
theme-light = Claires
theme-dark = Sombres
text-size = Taille du texte
text-size-small = Petite
text-size-normal = Normale
text-size-large = Grande
text-size-larger = Très grande
text-width = Longueur des lignes
text-width-narrow = Courte
text-width-normal = Normale
text-width-wide = Longue
reading-time = { NUMBER($minutes) } min de lecture
listen = Écouter
stop-listening = Arrêter l’écoute
enlarge-picture = Agrandir l’image
close = Fermer
changed-since-read = Cet article a changé depuis que vous l’avez lu.
what-changed = Voir ce qui a changé
changed-nothing-shown = Les mots affichés ici sont les mêmes.
new-stories = { PLURAL($count) ->
    [one] { NUMBER($count) } nouvel article
    [many] { NUMBER($count) } de nouveaux articles
   *[other] { NUMBER($count) } nouveaux articles
}
article-updated = Cet article vient d’être mis à jour.
show-update = Afficher la nouvelle version
breaking = Dernière minute
live = En direct
live-over = Ce direct est terminé.
live-refresh = Afficher les dernières publications
key-events = Moments clés
link-to-entry = Lien vers cette publication
my-paper = Mon journal
my-paper-lead = Les articles sur les thèmes et provenant des sources que vous suivez, du plus récent au plus ancien. Ce que vous suivez est conservé dans l’adresse de cette page et dans votre navigateur, pas chez nous.
my-paper-empty = Vous ne suivez encore rien. La page de chaque thème et de chaque source comporte un bouton pour cela.
my-paper-following = Vous suivez
my-paper-feed = Flux (RSS)
my-paper-opml = Liste des flux (OPML)
follow = Suivre : { $name }
unfollow = Ne plus suivre : { $name }
follow-full = Votre journal est plein. Cessez d’abord de suivre un thème ou une source dans « Mon journal ».

## Date and weather
weather-label = Météo : { $place }, { $temperature }, { $sky }, { $observed }
weather-observed = relevé à { $time }
weather-place = Ville pour la météo
weather-none = pas de relevé récent

## Fronts
must-read = À lire
latest = Dernières nouvelles
most-read = Les plus lus
more-of = Tous les articles : { $section }
no-stories = Pas encore d’article ici. Les premiers paraîtront sur cette page.
pages = Pages
page-number = Page { $number }
newer = Articles plus récents
older = Articles plus anciens
advertisement = Publicité

## Article
published = Publié le
updated = Mis à jour le
by = Par { $name }
source = Source
original-at = Lire l’article original : { $source } ({ $language })
licence = Licence : { $licence }
disclaimer-outside = { $site } publie des articles de sources extérieures très diverses, qui reflètent un large éventail de points de vue. Celui-ci a pour source { $source } ; les positions qui y sont défendues n’engagent pas nécessairement { $site }.
disclaimer-own = Cet article a été écrit par la rédaction du journal { $site }.
age-months = { PLURAL($count) ->
    [one] Cet article a { $count } mois.
   *[other] Cet article a { $count } mois.
}
age-years = { PLURAL($count) ->
    [one] Cet article a plus d’un an.
   *[other] Cet article a plus de { $count } ans.
}
topics = Thèmes
related = Sur le même sujet
share = Partager
copy-link = Copier le lien
link-copied = Lien copié
copy-failed = Le lien n’a pas pu être copié. Vous le trouverez dans la barre d’adresse.
share-by-mail = Envoyer par e-mail
share-with = Partager avec…

## Topics and sources
topic-lead = Tous les articles sur ce thème, du plus récent au plus ancien.
sources-lead = Qui est à l’origine des articles qui ne sont pas de nous : chacun cite sa source, renvoie à l’original et indique sa licence.
source-lead = Source : { $source }. Les articles, du plus récent au plus ancien.
source-homepage = Le site de la source
source-stories = { PLURAL($count) ->
    [one] { NUMBER($count) } article
    [many] { NUMBER($count) } d’articles
   *[other] { NUMBER($count) } articles
}

## Search
search = Rechercher
search-none = Aucun article trouvé.
search-meant = Vouliez-vous dire
search-some = Aucun article ne contient tous ces mots. Ceux-ci en contiennent une partie.
search-apart = Aucun article ne contient ces mots à la suite. Ceux-ci les contiennent tous.
search-all-sections = Toutes les rubriques
search-all-sources = Toutes les sources
search-everywhere = Dans toutes les langues

## When something is missing
not-found = Page introuvable
not-found-text = Il n’y a rien à cette adresse. Le lien est peut-être ancien ou mal saisi. Poursuivez votre lecture depuis la une ou les rubriques ci-dessus.
gone = Cet article a été retiré
gone-text = La rédaction a retiré cet article. Il ne sera plus publié à cette adresse.
failed = Cette page ne peut pas s’afficher pour le moment
failed-text = L’erreur vient de nous, pas de vous. Veuillez réessayer dans un instant.
too-often = Trop de requêtes
too-often-text = De très nombreuses requêtes sont venues de votre réseau en peu de temps. Veuillez patienter un instant, puis réessayer.

## About
about-lead = { $site } est un journal destiné aux lecteurs de toute l’Europe : un seul titre, en plusieurs langues, à lire sur tous les écrans.
about-sources = Certains articles sont les nôtres, d’autres proviennent de sources extérieures. Chaque article extérieur cite sa source, renvoie à l’original et indique sa licence.
about-software = Le site est un seul programme. Il ne charge rien qui vienne d’ailleurs, fonctionne sans JavaScript et ne demande aucun consentement, puisque rien n’en requiert.
about-sample = Les premiers articles d’un nouveau site forment une édition d’essai : des faits réels, racontés par nous, avec des sources inventées dont l’adresse se termine par « .example ».

## Privacy
privacy-lead = Lire { $site } ne laisse aucune trace que nous puissions suivre.
privacy-others = Il n’y a ni comptes, ni régies publicitaires, ni outils de mesure d’audience. Aucune requête n’est envoyée à un autre site.
privacy-embeds = Quand un article montre un contenu d’un autre site, une vidéo par exemple, seul un lien y figure. Le contenu n’est chargé qu’à votre demande ; ce site reçoit alors votre adresse IP et peut déposer des cookies.
privacy-cookies = Il n’y a qu’un seul cookie, et seulement si vous choisissez une langue dans la liste des langues : il contient cette langue, pendant un an, pour que le site s’ouvre dans celle-ci.
privacy-languages = Si vous ajoutez des langues à votre une, ce cookie les conserve aussi, et votre navigateur les garde en mémoire sur votre appareil.
privacy-browser = Si vous choisissez une autre ville pour la météo, votre navigateur la garde en mémoire sur votre appareil. Nous recevons le nom de la ville avec la requête et ne conservons rien sur vous.
privacy-offline = Pour qu’elles s’ouvrent même sans connexion, votre navigateur conserve les dernières pages que vous avez lues. Elles ne quittent pas votre appareil ; effacer les données de ce site dans le navigateur les supprime.
privacy-follow = Si vous suivez des thèmes ou des sources, votre navigateur les garde en mémoire sur votre appareil, et l’adresse de « Mon journal » les mentionne. Votre navigateur retient aussi quelle version d’un article vous avez lue, pour montrer ce qui a changé depuis. Nous ne conservons ni l’un ni l’autre.
privacy-counts = Pour savoir ce qui est le plus lu, nous comptons chaque lecteur d’un article une fois par jour. Pour distinguer les lecteurs, une forme brouillée de l’adresse et du navigateur est gardée en mémoire vive jusqu’à minuit, puis effacée avec sa clé ; le décompte lui-même ne contient ni adresse, ni appareil, ni personne.
privacy-logs = Nos journaux techniques enregistrent ce qui a été demandé et le temps de réponse, sans les adresses.

## Accessibility
accessibility-lead = { $site } s’adresse à tous. Nous suivons les Règles pour l’accessibilité des contenus web (WCAG) 2.2, niveau AA.
accessibility-how = Chaque page comporte un titre principal unique, des régions nommées et un lien d’évitement. Toutes les fonctions sont utilisables au clavier, avec un texte agrandi, en mode sombre ou clair et avec des couleurs forcées.
accessibility-tests = Chaque modification est testée automatiquement sur tous les types de page. Des tests par des personnes utilisant des technologies d’assistance restent à mener.
accessibility-limits = Ce qui manque, à notre connaissance : les graphiques sont décrits par un texte, mais leurs données ne peuvent pas être lues sous forme de tableaux.

## The sky
sky-clear = ciel dégagé
sky-fair = ciel peu nuageux
sky-partly_cloudy = ciel partiellement nuageux
sky-cloudy = ciel nuageux
sky-fog = brouillard
sky-light_rain = pluie faible
sky-rain = pluie
sky-heavy_rain = forte pluie
sky-sleet = pluie et neige mêlées
sky-snow = neige
sky-thunder = orage

## Sections (the URL is made from the name)
section-world = Monde
section-europe = Europe
section-politics = Politique
section-economy = Économie
section-science = Sciences
section-environment = Environnement
section-culture = Culture
section-sport = Sport

## Places (names as CLDR has them, where it has them)
place-amsterdam = Amsterdam
place-athens = Athènes
place-belgrade = Belgrade
place-berlin = Berlin
place-bern = Berne
place-bratislava = Bratislava
place-brussels = Bruxelles
place-bucharest = Bucarest
place-budapest = Budapest
place-chisinau = Chișinău
place-copenhagen = Copenhague
place-dublin = Dublin
place-helsinki = Helsinki
place-kyiv = Kiev
place-lisbon = Lisbonne
place-ljubljana = Ljubljana
place-london = Londres
place-luxembourg = Luxembourg
place-madrid = Madrid
place-nicosia = Nicosie
place-oslo = Oslo
place-paris = Paris
place-podgorica = Podgorica
place-prague = Prague
place-reykjavik = Reykjavik
place-riga = Riga
place-rome = Rome
place-sarajevo = Sarajevo
place-skopje = Skopje
place-sofia = Sofia
place-stockholm = Stockholm
place-tallinn = Tallinn
place-tirana = Tirana
place-valletta = La Valette
place-vienna = Vienne
place-vilnius = Vilnius
place-warsaw = Varsovie
place-zagreb = Zagreb

## Where an outside article comes from
provenance = D’où vient cet article
provenance-fetched = Reçu le { $date }
provenance-seen = Vu pour la dernière fois chez la source le { $date }
provenance-hash = SHA-256 du document reçu
provenance-excerpt = { $source } n’autorise qu’un extrait ; le texte entier se trouve sur son site.
provenance-canonical = Les moteurs de recherche sont invités à indexer l’original plutôt que cette page.
provenance-date-missing = La source n’a pas indiqué de date ; l’heure de réception en tient lieu.
provenance-date-future = La source a indiqué une date future ; l’heure de réception en tient lieu.
provenance-date-implausible = La source a indiqué une date impossible ; l’heure de réception en tient lieu.
provenance-also = Le même texte a aussi été envoyé par
provenance-versions = Versions précédentes
provenance-version = Version reçue le { $date }, et ce que la suivante a modifié
original-gone = L’original n’est plus en ligne. Ce texte a été reçu le { $date }.
open-embed = Ouvrir sur { $name }
load-embed = Charger ici depuis { $name }
load-embed-note = { $name } reçoit alors votre adresse IP et peut déposer des cookies.
source-language = Langue : { $language }
source-received = Dernière réception le { $date }
ago-minutes = { PLURAL($count) ->
    [one] il y a { $count } min
   *[other] il y a { $count } min
}
ago-hours = { PLURAL($count) ->
    [one] il y a { $count } h
   *[other] il y a { $count } h
}
ago-days = { PLURAL($count) ->
    [one] il y a { $count } j
   *[other] il y a { $count } j
}
