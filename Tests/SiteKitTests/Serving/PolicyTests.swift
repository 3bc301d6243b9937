import Testing
import Vocabulary

@testable import SiteKit

@Suite("Who may do what")
struct PolicyTests {
    private let policy = Policy([(.readNotes, [.director, .scrutinyMember]), (.writeNotes, [.director]), (.writeNotes, [.analyst])])

    private func person(_ roles: Role...) -> Person { Person(id: Identifier(), name: "Priya Nandra", roles: Set(roles)) }

    @Test func `a role may do what the table says`() {
        #expect(policy.allows(.writeNotes, to: person(.director)))
        #expect(!policy.allows(.writeNotes, to: person(.scrutinyMember)))
        #expect(policy.allows(.readNotes, to: person(.socialWorker, .scrutinyMember)), "one role that may is enough")
        #expect(policy.allows(.writeNotes, to: person(.analyst)), "two rows of one act add up")
    }

    @Test func `an act that stands in no row is refused to all`() {
        let forgotten = Act("notes.burn", "burn notes")
        for role in Role.allCases { #expect(!policy.allows(forgotten, to: person(role))) }
        #expect(!policy.knows(forgotten))
    }

    @Test func `a visitor may do only what is open to everyone`() {
        #expect(policy.allows(.anyone, to: .visitor))
        #expect(!policy.allows(.signedIn, to: .visitor))
        #expect(!policy.allows(.readNotes, to: .visitor))
    }

    @Test func `a person without a role sees only what is their own`() {
        #expect(policy.allows(.signedIn, to: person()))
        #expect(!policy.allows(.readNotes, to: person()))
    }

    @Test func `roles have names for people and names for the store that do not change`() {
        #expect(Set(Role.allCases.map(\.title)).count == Role.allCases.count)
        #expect(Role(rawValue: "reviewingOfficer") == .reviewingOfficer)
    }
}
