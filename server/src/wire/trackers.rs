//! Names of query parameters that follow readers or campaigns: the one table of them, for links and for addresses.
//!
//! Names as these services are known to use them, none looked up anew. In neither list, since sites select content by them: `id`, `cid`,
//! `source`, `src`, `tag`, `type`, `share`, `s`.

/// Taken off a link that readers follow: nobody's page depends on them. Whole names, in lower case, sorted.
const TRACKERS: &[&str] = &[
    "__hsfp",
    "__hssc",
    "__hstc",
    "__s",
    "__twitter_impression",
    "_hsenc",
    "_hsmi",
    "_openstat",
    "action_object_map",
    "action_ref_map",
    "action_type_map",
    "at_bbc_team",
    "at_campaign",
    "at_campaign_type",
    "at_creation",
    "at_custom1",
    "at_custom2",
    "at_custom3",
    "at_custom4",
    "at_emailtype",
    "at_format",
    "at_link_id",
    "at_link_origin",
    "at_link_type",
    "at_medium",
    "at_platform",
    "at_ptr_name",
    "at_recipient_id",
    "at_recipient_list",
    "at_send_date",
    "at_variant",
    "dclid",
    "epik",
    "fb_action_ids",
    "fb_action_types",
    "fb_ref",
    "fb_source",
    "fbclid",
    "ga_campaign",
    "ga_content",
    "ga_medium",
    "ga_source",
    "ga_term",
    "gad_campaignid",
    "gad_source",
    "gbraid",
    "gclid",
    "gclsrc",
    "gs_l",
    "guccounter",
    "guce_referrer",
    "guce_referrer_sig",
    "hsctatracking",
    "igsh",
    "igshid",
    "li_fat_id",
    "mc_cid",
    "mc_eid",
    "mkt_tok",
    "ml_subscriber",
    "ml_subscriber_hash",
    "msclkid",
    "ocid",
    "oly_anon_id",
    "oly_enc_id",
    "piwik_campaign",
    "piwik_keyword",
    "piwik_kwd",
    "rb_clickid",
    "ref_src",
    "ref_url",
    "s_cid",
    "smid",
    "spm",
    "sr_share",
    "srsltid",
    "ttclid",
    "twclid",
    "vero_conv",
    "vero_id",
    "wbraid",
    "wickedid",
    "xtor",
    "yclid",
    "ysclid",
];

/// Families of such parameters, each by its beginning.
const TRACKER_FAMILIES: &[&str] = &["__cft__", "__tn__", "hsa_", "mtm_", "pk_", "utm_"];

/// Besides those, no part of what an article is known by. They stay in links, since some page might want them.
const NEVER_TELLING: &[&str] = &[
    "_bhlid",
    "_ga",
    "_gl",
    "cmp",
    "cmpid",
    "cndid",
    "cvid",
    "dicbo",
    "echobox",
    "ef_id",
    "ftag",
    "icid",
    "irclickid",
    "itid",
    "ito",
    "mbid",
    "mod",
    "ncid",
    "ref",
    "referrer",
    "rss",
    "s_kwcid",
    "smtyp",
    "taid",
    "tpcc",
    "traffic_source",
    "trk",
    "wpisrc",
    "wprov",
];

/// Families of such parameters, each by its beginning.
const NEVER_TELLING_FAMILIES: &[&str] = &[
    "at_", "matomo_", "ns_", "piwik_", "sc_", "stm_", "wt.", "wt_", "xtatc", "xtcr", "xtor",
];

/// Whether a parameter only tells a site where its reader came from. `name` without regard to case.
pub fn is_tracker(name: &str) -> bool {
    is_in(name, TRACKERS, TRACKER_FAMILIES)
}

/// Whether a parameter says nothing about which article it is.
pub fn says_nothing(name: &str) -> bool {
    is_tracker(name) || is_in(name, NEVER_TELLING, NEVER_TELLING_FAMILIES)
}

fn is_in(name: &str, names: &[&str], families: &[&str]) -> bool {
    let name = name.to_ascii_lowercase();
    names.binary_search(&name.as_str()).is_ok() || families.iter().any(|family| name.starts_with(family))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_can_be_searched_by_halves_and_none_repeats_the_other() {
        for names in [TRACKERS, NEVER_TELLING] {
            assert!(names.is_sorted());
            assert!(names.iter().all(|name| *name == name.to_ascii_lowercase()));
        }
        for name in NEVER_TELLING {
            assert!(!is_tracker(name), "{name}");
        }
    }
}
