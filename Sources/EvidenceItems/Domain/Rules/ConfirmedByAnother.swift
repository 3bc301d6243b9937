import ActionPlans

/// Whoever confirms that evidence may leave is not the person who added that version.
///
/// Two people have then had it in their hands. Where the version was moved over from before accounts were kept with it, the names are
/// compared instead.
package enum ConfirmedByAnother {
    package static func allows(account: String, name: String, _ version: EvidenceItem.Version) -> Bool {
        version.account.isEmpty ? version.author != name : version.account != account
    }
}
