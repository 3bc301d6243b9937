import Foundation
import Vocabulary

/// One request, parsed: who asks, on which day, for what, with which words.
package struct PageRequest: Sendable {
    package let site: SiteFacts
    package let person: Person
    package let today: Day
    package let path: String
    package let query: Fields
    package internal(set) var form: Fields
    package let files: [Upload]
    let session: Session?
    let formKey: FormKey?
    let address: String
    /// Where wrong guesses are counted; nil where a proxy hides it.
    package internal(set) var ownAddress: String?
    /// The browser's cookie, whatever it is worth.
    var cookie: SecretToken?
    /// What binds a sign-in elsewhere to this browser.
    package internal(set) var passing: SecretToken?
    /// What this page says about the form that was sent before it.
    var confirmation: String?
    /// The files of a form whose route puts them on the disk; ``files`` has those of every other.
    package internal(set) var kept: [UploadedFile] = []
    /// What a program sends in the place of a session. It opens only what asks for it.
    package internal(set) var bearer: SecretToken?

    /// What this person keeps of the list that is asked for.
    var savedViews: [SavedView] { session?.views ?? [] }

    package func may(_ act: Act) -> Bool { site.policy.allows(act, to: person) }

    /// Who the audit trail names for a change made by this request.
    package var changer: Changer {
        Changer(
            account: person.isSignedIn ? person.id.text : "visitor", form: formKey, session: session?.digest,
            address: address.isEmpty ? nil : address)
    }

    /// The version of the thing that the form was drawn from.
    var sentVersion: Int { FormReader(form).version }

    /// The same request with another form, as a row pasted from a spreadsheet is.
    package func with(form: Fields) -> PageRequest {
        PageRequest(
            site: site, person: person, today: today, path: path, query: query, form: form, files: [], session: session, formKey: formKey,
            address: address)
    }

    /// The filters and order of this list as the query of an address, for the files of the same list.
    package var filterQuery: String {
        let pairs = query.pairs.filter { !$0.value.isEmpty && $0.name != "page" }.map { "\($0.name.asQueryValue)=\($0.value.asQueryValue)" }
        return pairs.isEmpty ? "" : "?" + pairs.joined(separator: "&")
    }

    /// This page's address with one value of its query changed, or taken away when nil.
    package func path(with name: String, _ value: String?) -> String {
        var pairs = query.pairs.filter { $0.name != name && !$0.value.isEmpty }
        if let value { pairs.append((name, value)) }
        return path + (pairs.isEmpty ? "" : "?") + pairs.map { "\($0.name.asQueryValue)=\($0.value.asQueryValue)" }.joined(separator: "&")
    }
}

/// What every page of this installation knows: the council's name, what the navigation holds, who may do what.
package struct SiteFacts: Sendable {
    package let council: String
    package let isDemonstration: Bool
    package let policy: Policy
    package let navigation: [NavigationItem]
    /// The way to the council's own sign-in, where there is one.
    var provider: ProviderDoor?
    /// Whether there is a search, whose box every page then has.
    var hasSearch = false
    let styleSheet: String
    let script: String
}
