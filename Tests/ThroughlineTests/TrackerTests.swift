import ChildRecords
import Foundation
import GRDB
import PreProceedings
import PreProceedingsWeb
import SiteKit
import Testing
import Vocabulary

@testable import Throughline

@Suite("The legal tracker in the site", .serialized)
struct TrackerTests {
    private func proceedings(_ council: AccessCouncil) -> String { council.furniture.fixed["proceedings"] ?? "" }

    private func name(_ role: Role, as part: CasePart, in council: AccessCouncil) async throws {
        let (id, account) = (proceedings(council), council.members[role]?.id.text)
        try await council.store.change(by: .system, .keepPreProceedings, on: id) { db in
            try db.execute(
                literal: "INSERT INTO pre_proceedings_named (proceedings, part, account) VALUES (\(id), \(part.rawValue), \(account))")
        }
    }

    @Test func `legal advice opens for those named on the case, and each reading is in the trail`() async throws {
        let council = try await AccessCouncil()
        let path = "/pre-proceedings/\(proceedings(council))/advice"
        try await name(.legalTracker, as: .lawyer, in: council)
        let lawyer = try await council.ask("GET", path, as: council.members[.legalTracker])
        #expect(lawyer.status == 200)
        for role in [Role.director, .serviceManager, .teamManager, .socialWorker] {
            #expect(try await council.ask("GET", path, as: council.members[role]).status == 404, "\(role)")
        }
        let views = try await council.store.read {
            try Int.fetchOne($0, sql: "SELECT count(*) FROM audit WHERE act = 'pre-proceedings.advice'")
        }
        #expect(views == 1)
    }

    @Test func `legal advice is in no list, file or case page`() async throws {
        let council = try await AccessCouncil()
        try await name(.legalTracker, as: .lawyer, in: council)
        let (id, member) = (proceedings(council), council.members[.legalTracker])
        try await council.store.change(by: .system, .keepPreProceedings, on: id) { db in
            try db.execute(
                literal:
                    "INSERT INTO pre_proceedings_advice (proceedings, day, words, author) VALUES (\(id), \(AccessCouncil.today), 'Canary counsel', 'X')"
            )
        }
        for path in ["", ".csv", "/board", "/figures", "/planning-meetings", "/\(id)"] {
            let reply = try await council.ask("GET", "/pre-proceedings\(path)", as: member)
            #expect(reply.status == 200 && !reply.text.contains("Canary counsel"), "\(path)")
        }
        #expect(try await council.ask("GET", "/pre-proceedings/\(id)/advice", as: member).text.contains("Canary counsel"))
    }

    @Test func `a case page shows nothing of a child whose record is restricted for the reader`() async throws {
        let council = try await AccessCouncil()
        let own = council.children[.own]
        let restricted = try #require(council.children[.restricted])
        let id = try #require(Identifier<PreProceedingsCase>(proceedings(council)))
        try await council.store.change(by: .system, .keepPreProceedings, on: proceedings(council)) { db in
            try db.execute(literal: "UPDATE child SET family = (SELECT family FROM child WHERE id = \(own)) WHERE id = \(restricted)")
            guard var item = try PreProceedingsCase.load(id, in: db) else { return }
            try item.record(
                .screened, on: AccessCouncil.today, for: [restricted], StepFacts(words: "Canary reason"), by: "X", today: AccessCouncil.today)
            try item.save(in: db)
        }
        let reply = try await council.ask("GET", "/pre-proceedings/\(proceedings(council))", as: council.members[.teamManager])
        #expect(reply.status == 200 && reply.text.contains("Quillan Ownfield") && !reply.text.contains("Canary"))
        #expect(reply.text.contains("This case is also about 1 child whose record you cannot open"))
    }

    /// Records a step of 18 June 2022 for the child of the case.
    private func send(_ kind: StepKind, _ fields: [(String, String)], in council: AccessCouncil) async throws -> Reply {
        let day = [("day", "18"), ("month", "6"), ("year", "2022")].map { ("\(kind.address)-day-\($0.0)", $0.1) }
        return try await council.ask(
            "POST", "/pre-proceedings/\(proceedings(council))/\(kind.address)", as: council.members[.legalTracker],
            fields: day + [("\(kind.address)-child", council.children[.own]?.text ?? "")] + fields)
    }

    private func hold(_ outcome: StepChoice, in council: AccessCouncil) async throws -> Reply {
        try await send(
            .planningHeld,
            [
                ("planning-held-choice", outcome.rawValue), ("planning-held-threshold", "yes"), ("planning-held-safeToWait", "yes"),
                ("planning-held-person", "Chair"),
            ], in: council)
    }

    @Test func `a step is recorded by its form, and one that cannot be says why`() async throws {
        let council = try await AccessCouncil()
        let letter = [("letter-sent-person", "Each parent")]
        #expect(try await send(.letterSent, letter, in: council).status == 422)
        #expect(try await hold(.preProceedings, in: council).status == 303)
        #expect(try await send(.letterSent, letter, in: council).status == 303)
        let page = try await council.ask("GET", "/pre-proceedings/\(proceedings(council))", as: council.members[.legalTracker]).text
        #expect(page.contains("Letter before proceedings sent") && page.contains("5 working days after the decision (local setting)"))
    }

    @Test func `a direction that is met is chosen among those that are open`() async throws {
        let council = try await AccessCouncil()
        #expect(try await hold(.issue, in: council).status == 303)
        #expect(try await send(.issuedWithout, [("issued-without-words", "Immediate risk")], in: council).status == 303)
        let due = [("day", "30"), ("month", "6"), ("year", "2022")].map { ("direction-given-other-\($0.0)", $0.1) }
        let ordered = [("direction-given-words", "Hair strand test"), ("direction-given-person", "The council")]
        #expect(try await send(.directionGiven, ordered + due, in: council).status == 303)
        #expect(try await send(.directionMet, [("direction-met-words", "hair test")], in: council).status == 422)
        #expect(try await send(.directionMet, [("direction-met-words", "Hair strand test")], in: council).status == 303)
        #expect(try await send(.directionMet, [("direction-met-words", "Hair strand test")], in: council).status == 422)
    }

    @Test func `the board says what is over, and the agenda says the council’s own time for papers`() async throws {
        let council = try await AccessCouncil()
        let booked = [("day", "18"), ("month", "6"), ("year", "2022")].map { ("planning-booked-other-\($0.0)", $0.1) }
        #expect(try await send(.planningBooked, booked + [("planning-booked-person", "Chair")], in: council).status == 303)
        try await council.store.change(by: .system, .setPreProceedings, on: "pre-proceedings") { db in
            try db.execute(sql: "INSERT INTO setting (name, value) VALUES ('pre-proceedings.planning-papers', '3')")
        }
        let board = try await council.ask("GET", "/pre-proceedings/board", as: council.members[.legalTracker]).text
        #expect(board.contains("days overdue") && board.contains("Papers for the legal planning meeting, "))
        let agenda = try await council.ask("GET", "/pre-proceedings/planning-meetings", as: council.members[.legalTracker]).text
        #expect(agenda.contains("Papers are due 3 clear working days before (local setting)."))
    }

    @Test func `section 20 stands on the case page until it ends`() async throws {
        let council = try await AccessCouncil()
        let agreed = [("section-20-agreed-person", "Mother"), ("section-20-agreed-words", "Has capacity; was advised")]
        #expect(try await send(.section20Agreed, agreed, in: council).status == 303)
        let path = "/pre-proceedings/\(proceedings(council))"
        let shown = "In care by agreement (section 20) since 18 June 2022"
        #expect(try await council.ask("GET", path, as: council.members[.legalTracker]).text.contains(shown))
        #expect(try await send(.section20Ended, [("section-20-ended-words", "Home again")], in: council).status == 303)
        #expect(try await !council.ask("GET", path, as: council.members[.legalTracker]).text.contains(shown))
    }
}
