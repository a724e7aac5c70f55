//! What the operating system says of the process.

use prometheus::proto::{MetricFamily, MetricType};

use super::{family, figure};

/// Linux's own account of this process (`proc(5)`).
const STATUS: &str = "/proc/self/status";

/// Nothing where there is no such account.
pub(super) fn families() -> Option<MetricFamily> {
    let status = std::fs::read_to_string(STATUS).ok()?;
    family(
        "process_resident_memory_bytes",
        "Memory of the process that is in use now.",
        MetricType::GAUGE,
        [(None, figure(resident(&status)? * 1024))],
    )
}

/// KiB, which Linux calls kB.
fn resident(status: &str) -> Option<i64> {
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    line.trim().strip_suffix("kB")?.trim().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn memory_is_read_where_it_is_said() {
        let status = "Name:\tbriefs\nVmHWM:\t   41000 kB\nVmRSS:\t   40960 kB\nThreads:\t5\n";
        assert_eq!(resident(status), Some(40_960));
        for other in ["", "VmRSS:\t kB", "VmRSS:\t12 MB"] {
            assert_eq!(resident(other), None, "{other}");
        }
    }
}
