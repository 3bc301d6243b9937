/// An audit meets its standard when the share of its sample that met the question is at least the standard's, 80 per cent as shipped.
///
/// Exactly the standard is enough. A sample of none meets nothing. An audit that met its standard and fails when it is done again is a
/// re-audit that failed.
package enum AuditMeetsStandard {
    package static func holds(_ result: AuditResult) -> Bool {
        result.sample > 0 && result.met * 100 >= result.standard * result.sample
    }
}
