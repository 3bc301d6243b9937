import ChildRecords
import ChildReturns
import Foundation
import SiteKit
import Testing
import Vocabulary

@testable import ChildRecordsWeb

@Suite("Reviews of a period of care, and children with two numbers, in the store")
struct TwoNumbersTests {
    private let episodes = """
        clae_person_id,clae_cla_episode_id,clae_cla_id,clae_cla_episode_start_date
        C1,E1,P1,2020-01-10
        C2,E2,P2,2020-02-10
        C3,E3,P9,2020-02-10
        C4,E4,P9,2020-02-11

        """
    private let reviews = """
        clar_cla_review_id,clar_cla_id,clar_cla_review_due_date,clar_cla_review_date,clar_cla_review_cancelled,clar_cla_review_participation
        R1,P1,2020-02-07,2020-02-06,N,PN1
        R2,P2,2020-03-07,2020-03-06,N,PN1
        R3,P7,2020-03-07,2020-03-05,N,PN1
        R4,P9,2020-03-07,2020-03-05,N,PN1

        """

    private func reviews(of child: String, in council: LoadedCouncil) async throws -> [Day?] {
        try await council.store.read { try HistoryRows.history(of: LAChildID(child)!, in: $0) }?[.claReview].map(\.from) ?? []
    }

    @Test("a review is the child's whose period of care it names", arguments: [true, false])
    func owners(together: Bool) async throws {
        let council = try LoadedCouncil()
        let (first, second) = (try council.file("reviews.csv", reviews), try council.file("episodes.csv", episodes))
        if !together { try await council.load([second]) }
        let load = try await council.load(together ? [first, second] : [first])
        #expect(try await reviews(of: "C1", in: council) == [Day(2020, 2, 6)])
        #expect(try await reviews(of: "C2", in: council) == [Day(2020, 3, 6)])
        #expect(try await reviews(of: "C3", in: council).isEmpty, "two children have that period of care")
        let held = try await council.store.read { try RejectedQuery().lines(of: load.id, in: $0) }
        #expect(held.map(\.row.value) == ["P7", "P9"] && held.allSatisfy { $0.row.reason == .noPeriodOfCare })
        #expect(held.map(\.row.row) == [4, 5])
        let part = try #require(
            try await council.store.read { try LoadRows.parts(of: load.id, in: $0) }.first { $0.title.hasPrefix("CLA reviews") })
        #expect((part.rows, part.entries, part.held) == (4, 2, 2), "every row is read or held")
    }

    private let pupil = "H801200001001"
    private func persons(_ rows: String) -> String { "pers_person_id,pers_sex,pers_dob,pers_ethnicity\n" + rows }
    private func linked(_ rows: String) -> String {
        "link_table_id,link_person_id,link_identifier_type,link_identifier_value,link_valid_from_date,link_valid_to_date\n" + rows
    }

    private func loaded(_ grounds: Set<OneChildTwoNumbers.Ground>) async throws -> LoadedCouncil {
        let council = try LoadedCouncil()
        try await council.loads.match(by: grounds, on: LoadedCouncil.today, by: .system)
        try await council.load([
            try council.file("persons.csv", persons("M1,F,2012-01-01,WBRI\nM2,F,2012-01-01,WBRI\n")),
            try council.file(
                "linked.csv",
                linked("1,M1,Unique Pupil Number,\(pupil),,\n2,M2,Unique Pupil Number,\(pupil),,\n3,M1,NHS Number,9434765919,,\n")),
            try council.file("contacts.csv", "cont_contact_id,cont_person_id,cont_contact_date\n1,M1,2022-01-04\n2,M2,2022-02-04\n"),
        ])
        return council
    }

    private func children(in council: LoadedCouncil) async throws -> [String] {
        try await council.store.read { db in
            var found: [String] = []
            try HistoryRows.each(in: db) { found.append("\($0.child.number.text) \($0[.contact].count)") }
            return found.sorted()
        }
    }

    @Test func `two numbers with one pupil number are two records until the council switches its rule on, and then one`() async throws {
        let council = try await loaded([])
        #expect(try await children(in: council) == ["M1 1", "M2 1"])
        try await council.loads.match(by: [.pupilNumber], on: LoadedCouncil.today, by: .system)
        #expect(try await children(in: council) == ["M1 2"])
        let history = try #require(try await council.store.read { try HistoryRows.history(of: LAChildID("M2")!, in: $0) })
        #expect(history.child.number.text == "M1" && history.also.map(\.text) == ["M2"])
        #expect(history[.contact].map(\.origin.row) == [2, 3], "each keeps the row it came from")
        try await council.loads.match(by: [], on: LoadedCouncil.today, by: .system)
        #expect(try await children(in: council) == ["M1 1", "M2 1"])
    }

    @Test func `a load says how many pairs there will be, and undoing it takes them back`() async throws {
        let council = try await loaded([.pupilNumber])
        #expect(try await council.count("child_match") == 1)
        let more = try await council.load(
            [try council.file("later.csv", persons("M1,F,2012-01-01,WBRI\nM2,F,2014-04-04,WBRI\n"))], accepting: false)
        #expect(more.difference?.pairs == 0, "another day of birth speaks against it")
        try await council.loads.accept(more.id, version: more.version, on: LoadedCouncil.today, by: .system)
        #expect(try await council.count("child_match") == 0)
        let accepted = try await council.found(more.id)
        try await council.loads.undo(more.id, version: accepted.version, on: LoadedCouncil.today, by: .system)
        #expect(try await council.count("child_match") == 1)
    }

    @Test func `of linked identifiers only pupil numbers and numbers of the council are kept`() async throws {
        let council = try await loaded([])
        #expect(try await council.count("child_entry WHERE facts LIKE '%9434765919%'") == 0)
        #expect(try await council.count("rejected_row WHERE value LIKE '%9434765919%'") == 0)
    }
}
