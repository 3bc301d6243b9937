import SiteKit

/// The addresses of the council's sign-in.
package enum OpenIDPlaces {
    package static let begin = Place("/sign-in/council")
    /// Where the provider sends people back to. It is registered there.
    package static let back = Place("/sign-in/council/back")
    package static let again = Place("/sign-in/council/again")
    package static let signedOut = Place("/sign-in/council/signed-out")
    package static let groups = Place("/settings/sign-in")
    static let approveGroup = PlaceOf<GroupAccess>("/settings/sign-in/:group/approve")
    static let removeGroup = PlaceOf<GroupAccess>("/settings/sign-in/:group/remove")
}

extension Act {
    package static let keepGroups = Act("sign-in.keep-groups", "set which roles groups of the council’s sign-in give")
    /// Written into the audit trail when a sign-in makes an account or changes what its groups give.
    static let takeFromGroups = Act("sign-in.take-from-groups", "take what their groups give")
}
