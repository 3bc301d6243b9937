/// An audit meets its standard when the share of its sample that met the question is at least the standard's, 80 per cent by default.
///
/// Exactly the standard is enough. An empty sample never meets it. An audit that met its standard and fails when it is repeated is a
/// failed re-audit.
package enum AuditMeetsStandard {
    package static func holds(_ result: AuditResult) -> Bool {
        result.sample > 0 && result.met * 100 >= result.standard * result.sample
    }
}
