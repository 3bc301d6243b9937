import ActionPlans
import EvidenceItems
import InspectionsWeb
import Vocabulary

@testable import EvidenceItemsWeb
@testable import SiteKit

extension EvidenceItem {
    /// An item of which only what matters is named.
    static func made(
        _ source: Evidence.Source = .link("https://intranet.example/letter"), setAside: Withdrawal? = nil, reviewBy: Day? = nil,
        account: String = "", check: PersonalDataRecord? = nil, confirmation: Confirmation? = nil
    ) -> EvidenceItem {
        EvidenceItem(
            evidence: Evidence(title: "Letter", source: source, day: day(5, 1), author: "Ada Lowe", setAside: setAside), reviewBy: reviewBy,
            versions: [
                Version(day: day(5, 1), author: "Ada Lowe", account: account, source: source, check: check, confirmation: confirmation)
            ])
    }
}

extension PersonalDataRecord {
    static func made(open: Int = 0, isCurrent: Bool = true) -> PersonalDataRecord {
        PersonalDataRecord(on: day(6, 1), by: "Ada Lowe", compared: ["Names"], hits: open, open: open, isCurrent: isCurrent)
    }
}

extension Evidence.Source {
    static func voice(_ consent: Voice.Consent) -> Evidence.Source {
        .voice(Voice(words: "It was plain.", people: .parents, gathered: "A group", heard: 7, consent: consent, day: day(6, 1)))
    }
}

/// A request of no browser.
enum TestPageRequest {
    static let all: [Act] = [.readEvidence, .keepEvidence, .confirmEvidence, .keepNames, .readEmbargoed]

    static func make(
        _ path: String = "/evidence", _ query: [(String, String)] = [], form: [(String, String)] = [], files: [Upload] = [],
        acts: [Act] = all, person: Identifier<Person> = Identifier(), name: String = "Bea Marsh", today: Day = day(6, 20)
    ) -> PageRequest {
        let facts = SiteFacts(
            council: "Marlshire County Council", isDemonstration: true, policy: Policy(acts.map { ($0, [.director]) }), navigation: [],
            styleSheet: "throughline.css", script: "throughline.js")
        return PageRequest(
            site: facts, person: Person(id: person, name: name, roles: [.director]), today: today, path: path, query: Fields(query),
            form: Fields(form), files: files, session: nil, formKey: nil, address: "")
    }
}
