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

    @Test func `a case page names no child whose record is restricted for the reader`() async throws {
        let council = try await AccessCouncil()
        let (own, restricted) = (council.children[.own], council.children[.restricted])
        try await council.store.change(by: .system, .keepPreProceedings, on: proceedings(council)) { db in
            try db.execute(literal: "UPDATE child SET family = (SELECT family FROM child WHERE id = \(own)) WHERE id = \(restricted)")
        }
        let reply = try await council.ask("GET", "/pre-proceedings/\(proceedings(council))", as: council.members[.teamManager])
        #expect(reply.status == 200 && reply.text.contains("Quillan Ownfield") && !reply.text.contains("Canary Restrictwell"))
    }

    @Test func `a step is recorded by its form, and one that cannot be says why`() async throws {
        let council = try await AccessCouncil()
        let (path, member) = ("/pre-proceedings/\(proceedings(council))", council.members[.legalTracker])
        let child = council.children[.own]?.text ?? ""
        func send(_ kind: StepKind, _ fields: [(String, String)]) async throws -> Reply {
            let day = [("day", "18"), ("month", "6"), ("year", "2022")].map { ("\(kind.address)-day-\($0.0)", $0.1) }
            return try await council.ask(
                "POST", "\(path)/\(kind.address)", as: member, fields: day + [("\(kind.address)-child", child)] + fields)
        }
        #expect(try await send(.letterSent, [("letter-sent-person", "Each parent")]).status == 422)
        let held = try await send(
            .planningHeld,
            [
                ("planning-held-choice", "preProceedings"), ("planning-held-threshold", "yes"), ("planning-held-safeToWait", "yes"),
                ("planning-held-person", "Chair"),
            ])
        #expect(held.status == 303)
        #expect(try await send(.letterSent, [("letter-sent-person", "Each parent")]).status == 303)
        let page = try await council.ask("GET", path, as: member).text
        #expect(page.contains("Letter before proceedings sent") && page.contains("5 working days after the decision (local setting)"))
    }
}
