/// Why a sign-in at the council's provider came to nothing. Its name goes into the log, its words to the person.
package enum ProviderRefusal: String, Error, Hashable, Sendable, CaseIterable {
    // On the way there and back.
    case tooManyBegun, unknownReturn, otherBrowser, otherProvider, declined, providerFailed
    // Between the service and the provider.
    case notReached, tooSlow, tooLarge, unreadable, describesAnother, unsafeAddress, noWayToShowTheSecret, codeRefused, clientRefused
    // The token.
    case malformedToken, algorithmNotAllowed, unknownKey, forged, wrongIssuer, wrongAudience, wrongParty, expired, notYetValid, wrongNonce
    case noSubject
    // The person.
    case noGroupsSent, tooManyGroups, noRole, accountEnded, otherPerson, notFresh, notStrong

    package var status: Int {
        switch self {
        case .tooManyBegun: 429
        case .unknownReturn, .otherBrowser, .otherProvider: 400
        case .notReached, .tooLarge, .unreadable, .describesAnother, .unsafeAddress, .noWayToShowTheSecret, .providerFailed: 502
        case .codeRefused, .clientRefused: 502
        case .tooSlow: 504
        default: 403
        }
    }

    package var title: String {
        switch status {
        case 400, 429: "Please begin again"
        case 502, 504: "The council’s sign-in did not answer as it should"
        default: "You were not signed in"
        }
    }

    package var words: String { whatHappened + " " + howToGoOn }

    private var whatHappened: String {
        switch self {
        case .tooManyBegun: "Too many sign-ins were begun from this address and not ended."
        case .unknownReturn: "This way back from the council’s sign-in was used before, took over ten minutes, or was never asked for."
        case .otherBrowser: "This sign-in was started in another browser, or the browser did not keep our cookie."
        case .otherProvider: "The way back came from another sign-in than the council’s."
        case .declined: "The council’s sign-in was left, or it did not let you in."
        case .providerFailed: "The council’s sign-in said that something went wrong there."
        case .notReached: "The council’s sign-in could not be reached."
        case .tooSlow: "The council’s sign-in took too long."
        case .tooLarge: "The council’s sign-in sent more than can be right."
        case .unreadable: "What the council’s sign-in sent could not be read."
        case .describesAnother: "The council’s sign-in calls itself by another name than the one set for this service."
        case .unsafeAddress: "The council’s sign-in names an address that is not safe to ask."
        case .noWayToShowTheSecret: "The council’s sign-in takes the client’s secret in no way that this service knows."
        case .codeRefused: "The council’s sign-in did not accept the code that it had given."
        case .clientRefused: "The council’s sign-in did not accept this service. Its secret may be wrong or may have expired."
        case .malformedToken: "The council’s sign-in sent no statement that could be read."
        case .algorithmNotAllowed: "The council’s statement was signed in a way that proves nothing."
        case .unknownKey: "The council’s statement was signed with a key that the council does not publish."
        case .forged: "The signature under the council’s statement is not the council’s."
        case .wrongIssuer: "The statement about you was made by somebody else than the council."
        case .wrongAudience: "The council’s statement about you was made for another service."
        case .wrongParty: "The council’s statement about you was given to another service."
        case .expired: "The council’s statement about you is too old."
        case .notYetValid: "The council’s statement about you is from the future. One of the clocks is wrong."
        case .wrongNonce: "The council’s statement about you belongs to another sign-in."
        case .noSubject: "The council’s statement does not say whom it is about."
        case .noGroupsSent: "The council’s sign-in did not say which groups you belong to."
        case .tooManyGroups: "You belong to more groups than the council’s sign-in can tell."
        case .noRole: "None of your groups opens this service."
        case .accountEnded: "Your account here was ended."
        case .otherPerson: "That was another person’s council account."
        case .notFresh: "The council’s sign-in did not say that you signed in again just now."
        case .notStrong:
            "This step needs a second proof of who you are, such as a code from your phone, and the council’s sign-in did not say that it asked for one."
        }
    }

    private var howToGoOn: String {
        switch self {
        case .tooManyBegun: "Wait ten minutes, then try again."
        case .unknownReturn, .otherProvider, .declined, .codeRefused, .wrongNonce, .expired:
            "Nothing was opened. Begin again from the sign-in page."
        case .otherBrowser: "Begin and end it in the same browser, and allow this site’s cookies."
        case .notReached, .tooSlow, .providerFailed: "Try again in a few minutes. If it stays, tell your administrator."
        case .noGroupsSent:
            "Tell your administrator: the groups claim must be added to the token of this service, as the operators’ guide shows."
        case .tooManyGroups:
            "Tell your administrator: in Entra ID, choose “Groups assigned to the application” for the groups claim, and assign only the groups that open this service."
        case .noRole: "Ask your manager to have you put into a group that does, or your administrator to let your group in."
        case .accountEnded: "Ask your administrator if that is a mistake."
        case .otherPerson: "Sign in again with the account you are using here."
        case .notFresh: "Tell your administrator: the token must hold “auth_time”, as the operators’ guide shows."
        case .notStrong: "Set up two-factor sign-in for your council account. If it is already set up, tell your administrator."
        default: "Nothing was opened. Tell your administrator what this page says."
        }
    }
}
