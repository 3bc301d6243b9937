import ChildRecords
import ChildRecordsWeb
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
                .screened, on: AccessCouncil.today, for: [restricted], StepFacts(words: "Canary reason"), by: "X",
                today: AccessCouncil.today)
            try item.save(in: db)
        }
        let reply = try await council.ask("GET", "/pre-proceedings/\(proceedings(council))", as: council.members[.teamManager])
        #expect(reply.status == 200 && reply.text.contains("Quillan Ownfield") && !reply.text.contains("Canary"))
        let note = "Children whose records you cannot open are not shown and not counted."
        let whole = try await council.ask("GET", "/pre-proceedings/\(proceedings(council))", as: council.members[.director])
        #expect(reply.text.contains(note) && whole.text.contains(note), "the same sentence on every case tells of none")
        #expect(reply.text.contains("<title>Case P-0001"), "the tab says which case, and nothing about a child")
        #expect(reply.text.components(separatedBy: "<dt>Lawyer</dt>").count <= 2)
    }

    @Test func `a case is found by its number, by whoever may open it`() async throws {
        let council = try await AccessCouncil()
        func found(_ words: String, _ role: Role) async throws -> Bool {
            try await council.ask("POST", SitePlaces.search.path, as: council.members[role], fields: [("words", words)]).text.contains(
                "/pre-proceedings/\(proceedings(council))\"")
        }
        for words in ["P-0001", "p0001", "P 0001"] { #expect(try await found(words, .legalTracker), "\(words)") }
        #expect(try await !found("0001", .legalTracker))
        #expect(try await !found("P-0001", .analyst))
        let views = try await council.store.read {
            try Int.fetchOne(
                $0, sql: "SELECT count(*) FROM audit WHERE act = 'pre-proceedings.read' AND subject = ?", arguments: [proceedings(council)])
        }
        #expect((views ?? 0) >= 1, "who looked is in the trail")
    }

    @Test func `nobody who is named has a step on their work list that they may not record`() async throws {
        let council = try await AccessCouncil()
        #expect(try await hold(.preProceedings, in: council).status == 303)
        try await name(.socialWorker, as: .socialWorker, in: council)
        try await name(.teamManager, as: .manager, in: council)
        for (role, has) in [(Role.socialWorker, false), (.teamManager, true), (.legalTracker, true)] {
            let work = try await council.ask("GET", "/home", as: council.members[role]).text
            #expect(work.contains("Case P-0001") == has, "\(role)")
        }
    }

    @Test func `an extension past the council’s last day asks why, and who approved that`() async throws {
        let council = try await AccessCouncil()
        #expect(try await hold(.preProceedings, in: council).status == 303)
        func extend(_ year: String, _ more: [(String, String)] = []) async throws -> Reply {
            let until = [("day", "1"), ("month", "12"), ("year", year)].map { ("extended-other-\($0.0)", $0.1) }
            return try await send(
                .extended, until + [("extended-person", "Dilys"), ("extended-words", "Report late")] + more, in: council)
        }
        #expect(try await extend("2099").text.contains("This is more than a year after 18 June 2022."))
        #expect(try await extend("2022").text.contains("8 October 2022 is the last day that this council’s time limits allow."))
        #expect(try await extend("2022", [("extended-overLength", "Expert ill; Dilys approved")]).status == 303)
        let shown = try await page("/\(proceedings(council))", in: council)
        #expect(shown.contains("over the usual length: why, and who approved it: Expert ill; Dilys approved"))
        #expect(shown.contains("approved on 18 June 2022, over the usual length"))
    }

    /// The restricted child comes into the case: in pre-proceedings since January without a letter, in care by agreement, with a meeting booked
    /// for another who is restricted as well. The other child of the case is in screening.
    private func withRestricted(in council: AccessCouncil) async throws {
        let (own, restricted) = (council.children[.own], try #require(council.children[.restricted]))
        let id = try #require(Identifier<PreProceedingsCase>(proceedings(council)))
        try await council.store.change(by: .system, .keepPreProceedings, on: proceedings(council)) { db in
            try db.execute(literal: "UPDATE child SET family = (SELECT family FROM child WHERE id = \(own)) WHERE id = \(restricted)")
            guard var item = try PreProceedingsCase.load(id, in: db) else { return }
            let steps: [(StepKind, StepFacts)] = [
                (.screened, StepFacts(words: "Canary reason")),
                (
                    .planningHeld,
                    StepFacts(person: "Chair", choice: .preProceedings, threshold: .yes, safeToWait: .yes)
                ), (.section20Agreed, StepFacts(person: "Mother", details: [.capacity: "Yes", .interpreter: "No", .advice: "Taken"])),
            ]
            for (kind, facts) in steps {
                try item.record(kind, on: Day(2022, 1, 10)!, for: [restricted], facts, by: "X", today: AccessCouncil.today)
            }
            try item.save(in: db)
        }
    }

    @Test func `lists, filters, figures and the work list know nothing of a child whose record is restricted for the reader`() async throws
    {
        let council = try await AccessCouncil()
        try await withRestricted(in: council)
        let (manager, director) = (council.members[.teamManager], council.members[.director])
        let narrowed = ["?late=yes", "?section20=yes", "?stage=preProceedings", "?week=over"]
        for address in narrowed {
            let (asked, all) = ("/pre-proceedings\(address)", try await council.ask("GET", "/pre-proceedings\(address)", as: director))
            #expect(try await !council.ask("GET", asked, as: manager).text.contains(">P-0001<"), "\(address)")
            #expect(all.text.contains(">P-0001<"), "\(address)")
        }
        let rows = try await council.ask("GET", "/pre-proceedings.csv", as: manager).text.replacing("\"", with: "").split(
            whereSeparator: \.isNewline)
        let line = try #require(rows.first { $0.hasPrefix("P-0001,") })
        #expect(line.hasPrefix("P-0001,Nothing due,,Screening,,1,0,"), "\(line)")
        let whole = try await council.ask("GET", "/pre-proceedings.csv", as: director).text.replacing("\"", with: "")
        #expect(whole.contains("P-0001,First pre-proceedings meeting,2022-01-17,In pre-proceedings,2022-01-10,2,"))
        let path = "/pre-proceedings/\(proceedings(council))"
        for page in ["/pre-proceedings", "/pre-proceedings/board", "/pre-proceedings/figures", path] {
            let text = try await council.ask("GET", page, as: manager).text
            for told in ["In pre-proceedings (1)", "First pre-proceedings meeting, 17", "17 January 2022", "10 January 2022"] {
                #expect(!text.contains(told), "\(page): \(told)")
            }
        }
        let figures = try await council.ask("GET", "/pre-proceedings/figures", as: manager).text
        #expect(figures.contains("Children whose records you cannot open are not shown and not counted."))
        let tracker = try await council.ask("GET", "/home", as: council.members[.legalTracker]).text
        #expect(!tracker.contains("Case P-0001: First pre-proceedings meeting"))
    }

    @Test func `the quick condition of a whole-service role shows the same children as the condition of each record`() async throws {
        let council = try await AccessCouncil()
        var shown: [Role: Int] = [:]
        for (role, member) in council.members {
            let (asked, seen) = try await council.store.read { db in
                let viewer = Viewer(
                    Person(id: member.id, name: "", grants: try Grants.live(of: member.id, on: AccessCouncil.today, in: db)),
                    AccessTable.policy, on: AccessCouncil.today)
                let conditions = [
                    ChildVisibility.shows("child.id", to: viewer, for: .readPreProceedings),
                    ChildVisibility.sees("child.id", viewer, to: .readPreProceedings),
                ]
                let found = try conditions.map { condition in
                    try Row.fetchAll(db, literal: "SELECT id FROM child WHERE (\(literal: condition)) ORDER BY id").map {
                        $0["id"] as String
                    }
                }
                return (found[0], found[1])
            }
            #expect(asked == seen, "\(role)")
            shown[role] = seen.count
        }
        // The director sees all but the blocked record, a service manager not the restricted one either.
        #expect(shown[.director] == 5 && shown[.serviceManager] == 4 && shown[.analyst] == 0)
    }

    /// What the form of a correction sends for a step of the kind that was recorded on 18 June 2022.
    private func correct(_ step: Int, _ kind: StepKind, _ fields: [(String, String)], in council: AccessCouncil) async throws -> Reply {
        let day = [("day", "17"), ("month", "6"), ("year", "2022")].map { ("\(kind.address)-day-\($0.0)", $0.1) }
        return try await council.ask(
            "POST", "/pre-proceedings/\(proceedings(council))/correct", as: council.members[.legalTracker],
            fields: [
                ("form", "correct"), ("correct-step", "\(step)"), ("correct-whole", "\(step)"), ("version", try await version(council)),
            ] + day + fields)
    }

    private func version(_ council: AccessCouncil) async throws -> String {
        let id = proceedings(council)
        return try await council.store.read {
            try String.fetchOne($0, sql: "SELECT version FROM pre_proceedings_case WHERE id = ?", arguments: [id]) ?? ""
        }
    }

    @Test func `any fact of a step is corrected from the link beside it, and the page says what was recorded before`() async throws {
        let council = try await AccessCouncil()
        #expect(try await hold(.continuePlan, in: council).status == 303)
        let path = "/pre-proceedings/\(proceedings(council))"
        #expect(try await page("/\(proceedings(council))", in: council).contains("\(path)/correct?step=2"))
        let form = try await page("/\(proceedings(council))/correct?step=2", in: council)
        #expect(form.contains("value=\"continuePlan\" checked") && form.contains("value=\"Chair\""))
        let right = [
            ("planning-held-choice", "preProceedings"), ("planning-held-threshold", "yes"), ("planning-held-safeToWait", "no"),
            ("planning-held-person", "Dilys Marchbank"), ("planning-held-child", council.children[.own]?.text ?? ""),
        ]
        let unsaid = try await correct(2, .planningHeld, right, in: council)
        #expect(unsaid.status == 422 && unsaid.text.contains("Enter why the step was wrong."))
        #expect(unsaid.text.contains("Dilys Marchbank"), "what was typed is not lost")
        #expect(try await correct(2, .planningHeld, right + [("correct-why", "The minutes say B")], in: council).status == 303)
        let shown = try await page("/\(proceedings(council))", in: council)
        #expect(
            shown.contains("was on 17 June 2022") && shown.contains("B: begin pre-proceedings (recorded as “A: continue the current plan”)")
        )
        #expect(shown.contains("chair: Dilys Marchbank (recorded as “Chair”)") && shown.contains("The minutes say B"))
        #expect(shown.contains("Letter before proceedings"), "the clocks run from the step as it is right")
        let why = [("correct-what", "not"), ("correct-why", "Another family’s meeting")]
        #expect(try await correct(2, .planningHeld, right + why, in: council).status == 303)
        let after = try await page("/\(proceedings(council))", in: council)
        #expect(after.contains("did not happen") && !after.contains("\(path)/correct?step=2"))
    }

    @Test func `a step that only a restricted child could take is not offered`() async throws {
        let council = try await AccessCouncil()
        try await withRestricted(in: council)
        let path = "/pre-proceedings/\(proceedings(council))"
        let page = try await council.ask("GET", path, as: council.members[.teamManager]).text
        #expect(page.contains("\(path)/planning-booked") && !page.contains("\(path)/letter-sent"))
        let form = try await council.ask("GET", "\(path)/letter-sent", as: council.members[.teamManager])
        #expect(form.status == 200 && form.text.contains("This is not possible at present."))
    }

    @Test func `a legal planning meeting of a restricted child alone is not on the reader’s agenda`() async throws {
        let council = try await AccessCouncil()
        let (own, restricted) = (council.children[.own], try #require(council.children[.restricted]))
        let id = try #require(Identifier<PreProceedingsCase>(proceedings(council)))
        try await council.store.change(by: .system, .keepPreProceedings, on: proceedings(council)) { db in
            try db.execute(literal: "UPDATE child SET family = (SELECT family FROM child WHERE id = \(own)) WHERE id = \(restricted)")
            guard var item = try PreProceedingsCase.load(id, in: db) else { return }
            let today = AccessCouncil.today
            try item.record(.screened, on: today, for: [restricted], StepFacts(words: "X"), by: "X", today: today)
            try item.record(
                .planningBooked, on: today, for: [restricted], StepFacts(person: "Chair", other: today + 9), by: "X", today: today)
            try item.save(in: db)
        }
        let agenda = "/pre-proceedings/planning-meetings"
        #expect(try await council.ask("GET", agenda, as: council.members[.director]).text.contains(">P-0001<"))
        #expect(try await !council.ask("GET", agenda, as: council.members[.teamManager]).text.contains(">P-0001<"))
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

    @Test func `the agenda is narrowed by lawyer, team, unborn child, section 20 and week`() async throws {
        let council = try await AccessCouncil()
        let booked = [("day", "30"), ("month", "6"), ("year", "2022")].map { ("planning-booked-other-\($0.0)", $0.1) }
        #expect(try await send(.planningBooked, booked + [("planning-booked-person", "Chair")], in: council).status == 303)
        try await name(.legalTracker, as: .lawyer, in: council)
        let agenda = try await page("/planning-meetings", in: council)
        for label in ["Lawyer", "Team", "Unborn child, expected", "Section 20", "Week of pre-proceedings"] {
            #expect(agenda.contains(">\(label)</label>"), "\(label)")
        }
        let lawyer = "\(Role.legalTracker.title) now".replacing(" ", with: "%20")
        for (asked, isThere) in [
            ("", true), ("?lawyer=\(lawyer)", true), ("?lawyer=nobody", false), ("?section20=yes", false), ("?week=6", false),
            ("?unborn=2022-09", false),
        ] {
            let text = try await page("/planning-meetings\(asked)", in: council)
            #expect(text.contains(">P-0001<") == isThere, "\(asked)")
            #expect(isThere || text.contains("No booked legal planning meeting matches these filters."), "\(asked)")
        }
        let teams = try await council.store.read {
            try Row.fetchAll($0, literal: "SELECT id, name FROM team").map { ($0["id"] as String, $0["name"] as String) }
        }
        for (id, name) in teams {
            #expect(try await page("/planning-meetings?team=\(id)", in: council).contains(">P-0001<") == (name == "East"), "\(name)")
        }
    }

    @Test func `what lists show is counted anew by the service itself, and only where it comes out otherwise`() async throws {
        let council = try await AccessCouncil()
        #expect(try await hold(.preProceedings, in: council).status == 303)
        let rounds = TrackerRounds(council.store)
        #expect(try await rounds.countAnew() == 0)
        func shown() async throws -> [String] {
            try await council.store.read { db in
                try Row.fetchAll(db, literal: "SELECT kind, due FROM pre_proceedings_clock ORDER BY due, kind").map {
                    "\($0["kind"] as String) \($0["due"] as String)"
                }
            }
        }
        let before = try await shown()
        // As a version with other rules would have left it, and as a birth on the child’s record does.
        try await council.store.change(by: .system, .setPreProceedings, on: "pre-proceedings") { db in
            try db.execute(sql: "UPDATE pre_proceedings_clock SET due = '2020-01-01' WHERE kind = 'letter'")
        }
        #expect(try await shown() != before)
        try await rounds.look(on: AccessCouncil.today)
        #expect(try await shown() == before)
        try await council.store.change(by: .system, .setPreProceedings, on: "pre-proceedings") { db in
            try db.execute(sql: "UPDATE pre_proceedings_case SET next_due = NULL, next_kind = NULL")
        }
        try await rounds.look(on: AccessCouncil.today)
        #expect(try await page("", in: council).contains("Nothing due"), "once on each day")
        try await rounds.look(on: AccessCouncil.today + 1)
        #expect(try await !page("", in: council).contains("Nothing due"))
    }

    @Test func `every case of the demonstration is stored as its steps make it`() async throws {
        let site = try await DemonstrationSite()
        #expect(try await TrackerRounds(site.store).countAnew() == 0)
    }

    @Test func `section 20 stands on the case page until it ends`() async throws {
        let council = try await AccessCouncil()
        let agreed = [
            ("section-20-agreed-person", "Mother"), ("section-20-agreed-capacity", "Has capacity"),
            ("section-20-agreed-interpreter", "Not needed"),
        ]
        #expect(try await send(.section20Agreed, agreed, in: council).text.contains("Enter: legal advice offered and taken."))
        let advised = agreed + [("section-20-agreed-advice", "Taken from a solicitor")]
        #expect(try await send(.section20Agreed, advised, in: council).status == 303)
        let path = "/pre-proceedings/\(proceedings(council))"
        let shown = "In care by agreement (section 20) since 18 June 2022"
        #expect(try await council.ask("GET", path, as: council.members[.legalTracker]).text.contains(shown))
        let page = try await council.ask("GET", path, as: council.members[.legalTracker]).text
        #expect(page.contains("legal advice offered and taken: Taken from a solicitor"))
        let ended = [("section-20-ended-choice", "consentWithdrawn"), ("section-20-ended-words", "Home again")]
        #expect(try await send(.section20Ended, ended, in: council).status == 303)
        #expect(try await !council.ask("GET", path, as: council.members[.legalTracker]).text.contains(shown))
    }

    private func page(_ path: String, in council: AccessCouncil, as role: Role = .legalTracker) async throws -> String {
        try await council.ask("GET", "/pre-proceedings" + path, as: council.members[role]).text
    }

    @Test func `the court section says what was ordered, who files it, and by how many days it is late`() async throws {
        let council = try await AccessCouncil()
        #expect(try await hold(.issue, in: council).status == 303)
        #expect(try await send(.issuedWithout, [("issued-without-words", "Immediate risk")], in: council).status == 303)
        func due(_ kind: StepKind, _ day: String) -> [(String, String)] {
            [("day", day), ("month", "6"), ("year", "2022")].map { ("\(kind.address)-other-\($0.0)", $0.1) }
        }
        let statement = [("direction-given-words", "Final statement"), ("direction-given-person", "The council")]
        #expect(try await send(.directionGiven, statement + due(.directionGiven, "18"), in: council).status == 303)
        let order = [("interim-order-choice", "interimCareOrder")]
        #expect(try await send(.interimOrder, order + due(.interimOrder, "19"), in: council).status == 303)
        let named = [("court-named-judge", "District Judge Hale-Orme"), ("court-named-court", "ZZ22C00009")]
        #expect(try await send(.courtNamed, named, in: council).status == 303)
        let shown = try await page("/\(proceedings(council))", in: council)
        for words in [
            "Final statement", "The council", "Not filed", "Interim care order", "End of an interim order", "Ended without renewal",
            "District Judge Hale-Orme",
            "ZZ22C00009",
        ] { #expect(shown.contains(words), "\(words)") }
        let worker = try await page("/\(proceedings(council))", in: council, as: .director)
        #expect(!worker.contains("ZZ22C00009"), "a court’s number is shown to those who record steps")
    }

    @Test func `somebody who is named and cannot open the case is said to be, with the way to access`() async throws {
        let council = try await AccessCouncil()
        try await name(.legalTracker, as: .lawyer, in: council)
        try await name(.analyst, as: .manager, in: council)
        let shown = try await page("/\(proceedings(council))", in: council)
        #expect(shown.contains("Can open this case and its legal advice") && shown.contains("Cannot open this case"))
        #expect(
            shown.contains("Naming somebody does not give them access.") && shown.contains("the role Team manager for the family’s team"))
        let analyst = try await council.ask("GET", "/pre-proceedings/\(proceedings(council))", as: council.members[.analyst])
        #expect(analyst.status == 403, "naming opened nothing")
    }

    @Test func `calendar, minutes and long cases say what was recorded, and nothing of a restricted child`() async throws {
        let council = try await AccessCouncil()
        try await withRestricted(in: council)
        #expect(try await hold(.continuePlan, in: council).status == 303)
        #expect(try await page("/planning-meetings", in: council).contains("/pre-proceedings/planning-meetings/minutes?day=2022-06-18"))
        let minutes = try await page("/planning-meetings/minutes?day=2022-06-18", in: council)
        #expect(minutes.contains("A: continue the current plan") && minutes.contains("Quillan Ownfield"))
        let earlier = "/planning-meetings/minutes?day=2022-01-10"
        #expect(try await page(earlier, in: council, as: .director).contains("B: begin pre-proceedings"))
        #expect(try await !page(earlier, in: council, as: .teamManager).contains("B: begin pre-proceedings"))
        #expect(try await page("/calendar?month=2022-01", in: council, as: .director).contains("Letter before proceedings"))
        #expect(try await !page("/calendar?month=2022-01", in: council, as: .teamManager).contains("Letter before proceedings"))
        #expect(try await page("/long-cases", in: council, as: .director).contains("Nobody approved it"))
        #expect(try await page("/long-cases", in: council, as: .teamManager).contains("No child that you can see"))
    }

    @Test func `each person has a letter of their own, and protected whereabouts mean separate meetings`() async throws {
        let council = try await AccessCouncil()
        let (path, member) = ("/pre-proceedings/\(proceedings(council))/letters", council.members[.legalTracker])
        func post(_ fields: [(String, String)]) async throws -> Reply {
            try await council.ask("POST", path, as: member, fields: fields)
        }
        let both = try await post([("do", "recipient"), ("recipient-name", "Ms Hale and Mr Hale"), ("recipient-responsibility", "yes")])
        #expect(both.status == 422 && both.text.contains("Enter one person."))
        #expect(try await post([("do", "recipient"), ("recipient-name", "Mr Hale"), ("recipient-responsibility", "yes")]).status == 303)
        let again = try await post([("do", "recipient"), ("recipient-name", "Mr Hale"), ("recipient-responsibility", "yes")])
        #expect(again.status == 422 && again.text.contains("on the list already"))
        #expect(try await council.ask("GET", path, as: member).text.contains("No letter yet"))
        let found = try await council.store.read { try String.fetchOne($0, sql: "SELECT id FROM letter_recipient") }
        let recipient = try #require(found)
        let protect = [
            ("do", "protect"), ("protect-from", recipient), ("protect-person", "Ms Hale"), ("protected-address", "14 Rowan Close"),
        ]
        #expect(try await post(protect).status == 303)
        let page = try await council.ask("GET", path, as: member)
        #expect(page.text.contains("protected from Mr Hale, 1 detail known") && page.text.contains("Separate"))
        #expect(!page.text.contains("Rowan"), "the details themselves are on no page")
        let none = try await post([("do", "prepare"), ("prepare-to", recipient), ("prepare-template", "letter-before")])
        #expect(none.status == 422 && none.text.contains("Choose the final file."))
    }
}
