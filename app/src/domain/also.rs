//! Languages that a reader reads besides the edition's: their stories come to the front too.

use super::lang::Lang;

/// Languages that are added; more would push the edition's own stories off its front.
pub const MOST: usize = 4;

/// Between two tags: a sign that queries and cookies leave alone.
const BETWEEN: char = '.';

/// The query of a front: `also=de.en`.
pub fn query(also: &[Lang]) -> String {
    format!("also={}", tags(also))
}

/// The languages as one word: `de.en`.
pub fn tags(also: &[Lang]) -> String {
    also.iter()
        .map(|lang| lang.tag())
        .collect::<Vec<_>>()
        .join(&BETWEEN.to_string())
}

/// The languages of a front's query; see [`besides`].
pub fn of_query(query: &str, served: impl Iterator<Item = Lang>, own: Lang) -> Vec<Lang> {
    let value = query.split('&').find_map(|pair| pair.strip_prefix("also="));
    besides(value.unwrap_or_default(), served, own)
}

/// The languages of a word like `de.en` that are added to the edition in `own`.
pub fn besides(tags: &str, served: impl Iterator<Item = Lang>, own: Lang) -> Vec<Lang> {
    let mut langs = read(tags, served);
    langs.retain(|lang| *lang != own);
    langs.truncate(MOST);
    langs
}

/// The languages of a word like `de.en` that are served, in the paper's order, with one to spare for the edition's own. What is no such
/// language is left out.
pub fn read(tags: &str, served: impl Iterator<Item = Lang>) -> Vec<Lang> {
    let wanted: Vec<&str> = tags.split(BETWEEN).collect();
    served.filter(|lang| wanted.contains(&lang.tag())).take(MOST + 1).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn langs(tags: &[&str]) -> Vec<Lang> {
        tags.iter().map(|tag| tag.parse().unwrap()).collect()
    }

    #[test]
    fn added_languages_are_those_of_the_paper_in_its_order_and_no_other() {
        let served = langs(&["fr", "en", "de", "pl"]);
        let read = |query: &str| of_query(query, served.iter().copied(), served[0]);
        assert_eq!(read("also=de.en"), langs(&["en", "de"]));
        assert_eq!(read("page=2&also=pl.fr.sv.xx..pl"), langs(&["pl"]));
        for none in ["", "also", "also=", "also=%00", "also=fr", "other=de"] {
            assert_eq!(read(none), [], "{none}");
        }
        assert_eq!(
            read(&query(&read("also=de.en"))),
            langs(&["en", "de"]),
            "written as it is read"
        );
    }

    #[test]
    fn at_most_a_few_are_added() {
        let all: Vec<Lang> = Lang::all().collect();
        assert_eq!(of_query(&query(&all), all.iter().copied(), all[0]).len(), MOST);
    }
}
