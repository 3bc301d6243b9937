/// The person who confirms that evidence can be released is not the person who added that version.
///
/// Two people have then read it. For a version from before accounts were recorded with versions, the names are compared instead.
package enum ConfirmedByAnother {
    package static func allows(account: String, name: String, _ version: EvidenceItem.Version) -> Bool {
        version.account.isEmpty ? version.author != name : version.account != account
    }
}
