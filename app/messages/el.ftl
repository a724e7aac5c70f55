# Greek.

## The frame of every page
tagline = Ευρωπαϊκές ειδήσεις στη γλώσσα σας
skip-to-content = Μετάβαση στο περιεχόμενο
menu = Μενού
sections = Ενότητες
front-page = Πρώτη σελίδα
languages = Γλώσσες
read-in = Διαβάστε το σε άλλη γλώσσα:
not-translated = χωρίς μετάφραση: στην πρώτη σελίδα
keep-language = Άνοιγμα πάντα στα ελληνικά
keep-language-note = Η επιλογή γλώσσας διατηρείται σε ένα cookie για έναν χρόνο.
language-kept = Από εδώ και πέρα ο ιστότοπος ανοίγει στα ελληνικά.
also-read = Διαβάζω και σε άλλες γλώσσες
also-save = Αποθήκευση
site-pages = Για τον ιστότοπο
about = Ποιοι είμαστε
privacy = Απόρρητο
accessibility = Προσβασιμότητα
sources = Οι πηγές μας
footer-note = Φτιαγμένο με ελεύθερο λογισμικό. Χωρίς ιχνηλάτηση, χωρίς αιτήματα προς τρίτους.
light-page = Ελαφριά έκδοση, χωρίς εικόνες και σενάρια
whole-page = Πλήρης έκδοση αυτής της σελίδας

## Date and weather
weather-label = Καιρός: { $place }, { $temperature }, { $sky }, { $observed }
weather-observed = ώρα μέτρησης { $time }
weather-place = Καιρός: επιλογή πόλης
weather-none = δεν υπάρχει πρόσφατη μέτρηση

## Fronts
must-read = Αξίζει να διαβάσετε
latest = Τελευταία νέα
most-read = Τα πιο διαβασμένα
more-of = Όλα τα άρθρα: { $section }
no-stories = Δεν υπάρχουν ακόμη άρθρα εδώ. Τα πρώτα θα εμφανιστούν σε αυτή τη σελίδα.
pages = Σελίδες
page-number = Σελίδα { $number }
newer = Νεότερα άρθρα
older = Παλαιότερα άρθρα
advertisement = Διαφήμιση

## Article
published = Δημοσίευση:
updated = Ενημέρωση:
by = Κείμενο: { $name }
source = Πηγή
original-at = Διαβάστε το πρωτότυπο: { $source } ({ $language })
licence = Άδεια: { $licence }
disclaimer-outside = { $site }: δημοσιεύουμε άρθρα από πολλές εξωτερικές πηγές, που εκφράζουν διαφορετικές απόψεις. Πηγή αυτού του άρθρου: { $source }. Οι θέσεις που διατυπώνονται σε αυτό δεν απηχούν απαραίτητα τις θέσεις της σύνταξης.
disclaimer-own = Το άρθρο αυτό γράφτηκε από τη σύνταξη της εφημερίδας { $site }.
age-months = { PLURAL($count) ->
    [one] Το άρθρο αυτό δημοσιεύθηκε πριν από έναν μήνα.
   *[other] Το άρθρο αυτό δημοσιεύθηκε πριν από { $count } μήνες.
}
age-years = { PLURAL($count) ->
    [one] Το άρθρο αυτό δημοσιεύθηκε πριν από περισσότερο από έναν χρόνο.
   *[other] Το άρθρο αυτό δημοσιεύθηκε πριν από περισσότερα από { $count } χρόνια.
}
topics = Θέματα
related = Περισσότερα για το θέμα
share = Κοινοποίηση
copy-link = Αντιγραφή συνδέσμου
link-copied = Ο σύνδεσμος αντιγράφηκε
copy-failed = Ο σύνδεσμος δεν αντιγράφηκε. Θα τον βρείτε στη γραμμή διευθύνσεων.
share-by-mail = Αποστολή με e-mail
share-with = Κοινοποίηση μέσω…

## Topics and sources
topic-lead = Όλα τα άρθρα για το θέμα, με πρώτα τα νεότερα.
sources-lead = Ποιοι βρίσκονται πίσω από τα άρθρα που δεν είναι δικά μας: για καθένα αναφέρουμε την πηγή, τον σύνδεσμο προς το πρωτότυπο και την άδειά του.
source-lead = Άρθρα από την πηγή { $source }, με πρώτα τα νεότερα.
source-homepage = Ο ιστότοπος της πηγής
source-stories = { PLURAL($count) ->
    [one] { NUMBER($count) } άρθρο
   *[other] { NUMBER($count) } άρθρα
}

## Search
search = Αναζήτηση
search-none = Δεν βρέθηκαν άρθρα.
search-meant = Μήπως εννοείτε
search-some = Κανένα άρθρο δεν περιέχει όλες αυτές τις λέξεις. Τα παρακάτω περιέχουν ορισμένες από αυτές.
search-apart = Κανένα άρθρο δεν έχει αυτές τις λέξεις στη σειρά. Αυτά τις έχουν όλες.
search-all-sections = Όλες οι ενότητες
search-all-sources = Όλες οι πηγές
search-everywhere = Σε όλες τις γλώσσες

## When something is missing
not-found = Η σελίδα δεν βρέθηκε
not-found-text = Δεν υπάρχει τίποτα σε αυτή τη διεύθυνση. Ο σύνδεσμος μπορεί να είναι παλιός ή λανθασμένος. Συνεχίστε στην πρώτη σελίδα ή στις ενότητες παραπάνω.
gone = Το άρθρο αυτό αποσύρθηκε
gone-text = Η σύνταξη απέσυρε αυτό το άρθρο. Δεν θα επανέλθει σε αυτή τη διεύθυνση.
failed = Η σελίδα δεν μπορεί να εμφανιστεί αυτή τη στιγμή
failed-text = Το σφάλμα είναι δικό μας, όχι δικό σας. Δοκιμάστε ξανά σε λίγο.

## About
about-lead = { $site }: μια εφημερίδα για αναγνώστες σε όλη την Ευρώπη, σε πολλές γλώσσες, σε κάθε συσκευή.
about-sources = Ορισμένα άρθρα είναι δικά μας, άλλα προέρχονται από εξωτερικές πηγές. Για κάθε εξωτερικό άρθρο αναφέρουμε την πηγή, τον σύνδεσμο προς το πρωτότυπο και την άδειά του.
about-software = Ο ιστότοπος είναι ένα και μόνο πρόγραμμα. Δεν φορτώνει τίποτα από αλλού, λειτουργεί χωρίς JavaScript και δεν ζητεί συγκατάθεση, επειδή τίποτα δεν την απαιτεί.
about-sample = Τα πρώτα άρθρα σε έναν νέο ιστότοπο αποτελούν δοκιμαστική έκδοση: πραγματικά γεγονότα με δικά μας λόγια και επινοημένες πηγές, σε διευθύνσεις που λήγουν σε «.example».

## Privacy
privacy-lead = { $site }: η ανάγνωση δεν αφήνει ίχνη που θα μπορούσαμε να ακολουθήσουμε.
privacy-others = Δεν υπάρχουν λογαριασμοί χρηστών, διαφημιστικά δίκτυα ούτε υπηρεσίες μέτρησης. Κανένα αίτημα δεν αποστέλλεται σε άλλον ιστότοπο.
privacy-embeds = Όταν ένα άρθρο δείχνει κάτι από άλλον ιστότοπο, για παράδειγμα ένα βίντεο, υπάρχει μόνο ένας σύνδεσμος. Το περιεχόμενο φορτώνεται μόνο όταν το ζητήσετε· ο ιστότοπος αυτός λαμβάνει τότε τη διεύθυνση IP σας και μπορεί να αποθηκεύσει cookies.
privacy-cookies = Υπάρχει ένα μόνο cookie, και μόνο αν επιλέξετε γλώσσα στον κατάλογο γλωσσών: περιέχει τη γλώσσα αυτή, για έναν χρόνο, ώστε ο ιστότοπος να ανοίγει σε αυτήν.
privacy-languages = Αν προσθέσετε γλώσσες στην πρώτη σας σελίδα, το cookie αυτό περιέχει και εκείνες, και το πρόγραμμα περιήγησης τις θυμάται στη συσκευή σας.
privacy-browser = Αν επιλέξετε άλλη πόλη για τον καιρό, το πρόγραμμα περιήγησης τη θυμάται στη συσκευή σας. Με το αίτημα λαμβάνουμε το όνομα της πόλης και δεν κρατάμε τίποτα για εσάς.
privacy-counts = Για να ξέρουμε τι διαβάζεται περισσότερο, μετράμε τις προβολές των σελίδων. Η μέτρηση δεν περιέχει διεύθυνση, συσκευή ή πρόσωπο.
privacy-logs = Τα αρχεία καταγραφής του διακομιστή σημειώνουν τι ζητήθηκε και πόσο χρόνο χρειάστηκε, όχι όμως διευθύνσεις.

## Accessibility
accessibility-lead = { $site }: μια εφημερίδα για όλους. Ακολουθούμε τις Οδηγίες για την Προσβασιμότητα του Περιεχομένου του Ιστού WCAG 2.2, επίπεδο AA.
accessibility-how = Κάθε σελίδα έχει έναν κύριο τίτλο, περιοχές με όνομα και σύνδεσμο για μετάβαση στο περιεχόμενο. Όλες οι λειτουργίες είναι διαθέσιμες από το πληκτρολόγιο, με μεγεθυμένο κείμενο, σε σκούρα και ανοιχτή εμφάνιση και με χρώματα που επιβάλλει το σύστημα.
accessibility-tests = Κάθε αλλαγή ελέγχεται αυτόματα σε όλα τα είδη σελίδων. Ο έλεγχος από άτομα που χρησιμοποιούν υποστηρικτικές τεχνολογίες δεν έχει γίνει ακόμη.
accessibility-limits = Γνωστές ελλείψεις: τα γραφήματα περιγράφονται με λόγια, αλλά τα δεδομένα τους δεν μπορούν να διαβαστούν ως πίνακες.

## The sky
sky-clear = καθαρός ουρανός
sky-fair = σχεδόν καθαρός ουρανός
sky-partly_cloudy = αραιή συννεφιά
sky-cloudy = συννεφιά
sky-fog = ομίχλη
sky-light_rain = ασθενής βροχή
sky-rain = βροχή
sky-heavy_rain = ισχυρή βροχή
sky-sleet = χιονόνερο
sky-snow = χιόνι
sky-thunder = καταιγίδα

## Sections (the URL is made from the name)
section-world = Κόσμος
section-europe = Ευρώπη
section-politics = Πολιτική
section-economy = Οικονομία
section-science = Επιστήμη
section-environment = Περιβάλλον
section-culture = Πολιτισμός
section-sport = Αθλητισμός

## Places (names as CLDR has them, where it has them)
place-amsterdam = Άμστερνταμ
place-athens = Αθήνα
place-belgrade = Βελιγράδι
place-berlin = Βερολίνο
place-bern = Βέρνη
place-bratislava = Μπρατισλάβα
place-brussels = Βρυξέλλες
place-bucharest = Βουκουρέστι
place-budapest = Βουδαπέστη
place-chisinau = Κισινάου
place-copenhagen = Κοπεγχάγη
place-dublin = Δουβλίνο
place-helsinki = Ελσίνκι
place-kyiv = Κίεβο
place-lisbon = Λισαβόνα
place-ljubljana = Λιουμπλιάνα
place-london = Λονδίνο
place-luxembourg = Λουξεμβούργο
place-madrid = Μαδρίτη
place-nicosia = Λευκωσία
place-oslo = Όσλο
place-paris = Παρίσι
place-podgorica = Ποντγκόριτσα
place-prague = Πράγα
place-reykjavik = Ρέικιαβικ
place-riga = Ρίγα
place-rome = Ρώμη
place-sarajevo = Σαράγεβο
place-skopje = Σκόπια
place-sofia = Σόφια
place-stockholm = Στοκχόλμη
place-tallinn = Ταλίν
place-tirana = Τίρανα
place-valletta = Βαλέτα
place-vienna = Βιέννη
place-vilnius = Βίλνιους
place-warsaw = Βαρσοβία
place-zagreb = Ζάγκρεμπ

## Where an outside article comes from
provenance = Από πού προέρχεται αυτό το άρθρο
provenance-fetched = Λήψη: { $date }
provenance-seen = Τελευταία εμφάνιση στην πηγή: { $date }
provenance-hash = SHA-256 του εγγράφου που ελήφθη
provenance-excerpt = Η πηγή { $source } επιτρέπει μόνο απόσπασμα· ολόκληρο το κείμενο βρίσκεται στον ιστότοπό της.
provenance-canonical = Ζητείται από τις μηχανές αναζήτησης να εμφανίζουν το πρωτότυπο και όχι αυτή τη σελίδα.
provenance-date-missing = Η πηγή δεν ανέφερε ημερομηνία· στη θέση της εμφανίζεται η ώρα λήψης.
provenance-date-future = Η πηγή ανέφερε μελλοντική ημερομηνία· στη θέση της εμφανίζεται η ώρα λήψης.
provenance-date-implausible = Η πηγή ανέφερε ημερομηνία που δεν μπορεί να είναι σωστή· στη θέση της εμφανίζεται η ώρα λήψης.
provenance-also = Άλλες πηγές του ίδιου κειμένου
provenance-versions = Προηγούμενες εκδοχές
provenance-version = Εκδοχή (λήψη: { $date }) και τι άλλαξε η επόμενη
original-gone = Το πρωτότυπο αυτού του κειμένου (λήψη: { $date }) δεν είναι πλέον διαθέσιμο στο διαδίκτυο.
open-embed = Άνοιγμα στον ιστότοπο { $name }
load-embed = Φόρτωση εδώ από { $name }
load-embed-note = { $name }: λαμβάνει τότε τη διεύθυνση IP σας και μπορεί να αποθηκεύσει cookies.
source-language = Γλώσσα: { $language }
source-received = Τελευταία λήψη: { $date }
ago-minutes = { PLURAL($count) ->
    [one] πριν από { $count } λεπ.
   *[other] πριν από { $count } λεπ.
}
ago-hours = { PLURAL($count) ->
    [one] πριν από { $count } ώ.
   *[other] πριν από { $count } ώ.
}
ago-days = { PLURAL($count) ->
    [one] πριν από { $count } ημ.
   *[other] πριν από { $count } ημ.
}
