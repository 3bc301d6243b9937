import Foundation
import Vocabulary

@testable import SiteKit

/// A request of no browser, for pages that only look at the address and the person.
enum TestPageRequest {
    static func make(_ path: String, _ query: [(String, String)] = [], person: Person = .visitor, form: Fields = Fields()) -> PageRequest {
        let facts = SiteFacts(
            council: "Marlshire County Council", isDemonstration: false, policy: Policy([]), navigation: [],
            styleSheet: "/s", script: "/j")
        return PageRequest(
            site: facts, person: person, today: Day(2022, 6, 20) ?? Day(number: 0), path: path, query: Fields(query), form: form, files: [],
            session: nil,
            formKey: nil, address: "")
    }
}
