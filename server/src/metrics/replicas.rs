//! How the replicas of the database stand, by their addresses in the configuration.

use prometheus::proto::{MetricFamily, MetricType};

use super::family;
use crate::store::postgres::Standing;

/// None where there are no replicas.
pub(super) fn families(replicas: &[Standing]) -> impl Iterator<Item = MetricFamily> {
    let of = |replica: &Standing| Some(("replica", replica.address.clone()));
    let read = family(
        "briefs_replica_read",
        "1 while pages are read from the replica, 0 while the primary is asked instead.",
        MetricType::GAUGE,
        replicas
            .iter()
            .map(|replica| (of(replica), f64::from(u8::from(replica.is_read)))),
    );
    let behind = replicas
        .iter()
        .filter_map(|replica| Some((of(replica), replica.behind?.as_secs_f64())));
    let behind = family(
        "briefs_replica_behind_seconds",
        "How long ago the last transaction was made that the replica shows, where that is not the last of all; 0 where it is.",
        MetricType::GAUGE,
        behind,
    );
    read.into_iter().chain(behind)
}
