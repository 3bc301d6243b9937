import Foundation
import GRDB
import Testing
import Vocabulary

@testable import SiteKit

@Suite("Notices and the messages that carry them", .serialized)
struct PostmanTests {
    private static let day = Day(2022, 6, 20) ?? Day(number: 0)

    /// A store with one person, with an address or without.
    private final class Office: Sendable {
        let directory = FileManager.default.temporaryDirectory.appending(path: "throughline-mail-\(UUID().uuidString)")
        let store: Store
        let ada = Identifier<Person>()
        var notices: Notices { Notices(store, origin: "https://throughline.example", council: "Marlshire") }

        init(mail: String? = "ada@marlshire.example") async throws {
            store = try Store.open(directory.appending(path: "store"), migrations: SiteSchema.migrations + NoticeSchema.migrations)
            try await store.writeUnaudited { [ada] in
                try $0.execute(
                    sql: "INSERT INTO account (id, sign_in, name, mail) VALUES (?, 'ada', 'Ada Lowe', ?)", arguments: [ada, mail])
            }
        }

        deinit {
            try? store.close()
            try? FileManager.default.removeItem(at: directory)
        }

        func tell(_ refs: [String] = ["A1.2", "A4.1"]) async throws {
            try await store.writeUnaudited { [self] db in
                let drafts = refs.map {
                    NoticeDraft(
                        NoticeKind("update-request"), about: $0, title: "Please post an update on \($0)",
                        mailLine: "Please post an update on action \($0).", path: "/plans/x/actions/\($0)")
                }
                _ = try notices.tell(ada, drafts, subject: "2 updates are asked for", on: PostmanTests.day, in: db)
            }
        }

        func states() async throws -> [String] {
            try await store.read { try String.fetchAll($0, sql: "SELECT state || ' ' || note FROM mail_message ORDER BY rowid") }
        }

        /// A program that does what `body` says, as `sendmail` would be called.
        func program(_ body: String) throws -> String {
            let file = directory.appending(path: "sendmail-\(UUID().uuidString)")
            try "#!/bin/sh\n\(body)\n".write(to: file, atomically: true, encoding: .utf8)
            try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file.path)
            return file.path
        }

        func postman(_ program: String, limit: Duration = .seconds(30)) throws -> MailQueue {
            let from = try #require(MailAddress("throughline@marlshire.example"))
            return MailQueue(store, way: MailWay(.sendmail(program: program), from: from, limit: limit), council: "Marlshire")
        }
    }

    @Test func `several asks of one day are one message, with a link for each`() async throws {
        let office = try await Office()
        try await office.tell()
        let (notices, bodies) = try await office.store.read { db in
            (
                try Int.fetchOne(db, sql: "SELECT count(*) FROM notice"),
                try String.fetchAll(db, sql: "SELECT body FROM mail_message")
            )
        }
        #expect(notices == 2 && bodies.count == 1)
        #expect(bodies[0].contains("- Please post an update on action A1.2.\n  https://throughline.example/plans/x/actions/A1.2"))
        #expect(bodies[0].contains("action A4.1.") && bodies[0].hasPrefix("Dear Ada Lowe,"))
    }

    @Test func `without an address the notice stays in the product`() async throws {
        let office = try await Office(mail: nil)
        try await office.tell()
        let own = try await office.store.read { try office.notices.own(.system(office.ada), Policy([]), unread: true, in: $0) }
        #expect(own.map(\.words) == ["in Throughline only", "in Throughline only"])
        #expect(try await office.states() == [])
    }

    @Test func `a message goes through sendmail with the receiver after the dashes and the text on standard input`() async throws {
        let office = try await Office()
        try await office.tell()
        let out = office.directory.path
        let program = try office.program("printf '%s\\n' \"$@\" > \(out)/arguments; cat > \(out)/message")
        try await office.postman(program).deliver()
        #expect(try await office.states() == ["sent "])
        let arguments = try String(contentsOfFile: out + "/arguments", encoding: .utf8)
        #expect(arguments == "-i\n-f\nthroughline@marlshire.example\n--\nada@marlshire.example\n")
        let message = try String(contentsOfFile: out + "/message", encoding: .utf8)
        #expect(message.contains("To: Ada Lowe <ada@marlshire.example>\nSubject: Throughline: 2 updates are asked for\n"))
        #expect(!message.contains("\r"))
        try await office.postman(program).deliver()
        #expect(try await office.store.read { try Int.fetchOne($0, sql: "SELECT tries FROM mail_message") } == 1, "it is sent once")
    }

    @Test func `a status that says later is tried again, at most five times; others fail at once`() async throws {
        let office = try await Office()
        try await office.tell()
        let later = try office.postman(office.program("exit 75"))
        for _ in 0..<4 { try await later.deliver() }
        #expect(try await office.states() == ["waiting The program put it off."])
        try await later.deliver()
        #expect(try await office.states() == ["failed The program put it off. It was tried 5 times."])
        try await office.tell()
        try await office.postman(office.program("exit 67")).deliver()
        #expect(try await office.states().last == "failed The program knows no such receiver (status 67).")
        try await office.tell()
        try await office.postman("/nowhere/sendmail").deliver()
        #expect(try await office.states().last == "failed The program /nowhere/sendmail could not be started.")
    }

    @Test func `a program that hangs is stopped`() async throws {
        let office = try await Office()
        try await office.tell()
        try await office.postman(office.program("exec sleep 300"), limit: .milliseconds(200)).deliver()
        #expect(try await office.states().first?.hasPrefix("waiting The program took over") == true)
    }

    @Test func `what was being sent when the service stopped is not sent twice`() async throws {
        let office = try await Office()
        try await office.tell()
        try await office.store.writeUnaudited { try $0.execute(sql: "UPDATE mail_message SET state = 'sending'") }
        let postman = try office.postman(office.program("exit 0"))
        try await postman.takeUp()
        try await postman.deliver()
        #expect(try await office.states() == ["unknown "])
    }

    @Test func `the folder holds each message once, readable by the service only`() async throws {
        let office = try await Office()
        try await office.tell()
        let postman = MailQueue(office.store, way: .folder(of: office.store), council: "Marlshire")
        try await postman.deliver()
        try await office.store.writeUnaudited { try $0.execute(sql: "UPDATE mail_message SET state = 'sending'") }
        try await postman.takeUp()
        try await postman.deliver()
        let folder = office.store.directory.appending(path: "mail")
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        #expect(files.count == 1 && files[0].hasSuffix(".eml"))
        let text = try String(contentsOf: folder.appending(path: files[0]), encoding: .utf8)
        #expect(text.contains("\r\nTo: Ada Lowe <ada@marlshire.example>\r\n"))
        let rights = try FileManager.default.attributesOfItem(atPath: folder.appending(path: files[0]).path)[.posixPermissions] as? Int
        #expect(rights == 0o600)
    }

    @Test func `what was told is never rewritten or removed`() async throws {
        let office = try await Office()
        try await office.tell()
        for sql in ["DELETE FROM notice", "UPDATE notice SET title = 'x'"] {
            await #expect(throws: (any Error).self) { try await office.store.writeUnaudited { try $0.execute(sql: sql) } }
        }
        try await office.notices.read(nil, by: .system(office.ada), on: PostmanTests.day, changer: Changer(account: office.ada.text))
        let own = try await office.store.read { try office.notices.own(.system(office.ada), Policy([]), unread: true, in: $0) }
        #expect(own.isEmpty)
    }

    @Test func `a notice behind a veil is not there`() async throws {
        let office = try await Office()
        try await office.store.writeUnaudited { db in
            let draft = NoticeDraft(
                NoticeKind("improvement-not-sustained"), about: "x", scope: "secret", title: "Secret", mailLine: "x", path: "/plans/x")
            _ = try office.notices.tell(office.ada, [draft], subject: "x", on: PostmanTests.day, in: db)
        }
        let veiled = Notices(office.store, origin: "", council: "") { scope, _, _, _ in scope != "secret" }
        #expect(try await office.store.read { try veiled.all(for: .system(office.ada), Policy([]), in: $0) } == [])
        #expect(try await office.store.read { try office.notices.all(for: .system(office.ada), Policy([]), in: $0) }.count == 1)
    }

    @Test func `the log’s filters and orders are those of a query of their own`() async throws {
        let office = try await Office()
        try await office.tell(["A1.1", "A2.1"])
        try await office.store.writeUnaudited { db in
            let draft = NoticeDraft(NoticeKind("improvement-not-sustained"), about: "x", title: "Back", mailLine: "x", path: "/plans/x")
            try db.execute(sql: "UPDATE account SET mail = NULL")
            _ = try office.notices.tell(office.ada, [draft], subject: "x", on: PostmanTests.day + 1, in: db)
        }
        let all = try await office.store.read { try office.notices.all(for: .system(office.ada), Policy([]), in: $0) }
        let queries: [([(String, String)], String)] = [
            ([("kind", "improvement-not-sustained")], "WHERE kind = 'improvement-not-sustained' ORDER BY day DESC, rowid DESC"),
            ([("mail", "waiting")], "WHERE id IN (SELECT notice FROM notice_mail) ORDER BY day DESC, rowid DESC"),
            ([("mail", "none")], "WHERE id NOT IN (SELECT notice FROM notice_mail)"), ([("sort", "day")], "ORDER BY day, rowid"),
            ([("sort", "-kind")], "ORDER BY kind DESC, day, rowid"), ([("person", office.ada.text)], "ORDER BY day DESC, rowid DESC"),
        ]
        for (query, sql) in queries {
            let expected = try await office.store.read { try String.fetchAll($0, sql: "SELECT title FROM notice " + sql) }
            #expect(NoticeQuery(.asking(query)).notices(of: all).map(\.title) == expected, "\(query)")
        }
    }
}

extension Person {
    fileprivate static func system(_ id: Identifier<Person>) -> Person { Person(id: id, name: "Ada Lowe", roles: []) }
}

extension PageRequest {
    fileprivate static func asking(_ query: [(String, String)]) -> PageRequest {
        let facts = SiteFacts(
            council: "Marlshire", isDemonstration: false, policy: Policy([]), navigation: [], styleSheet: "", script: "")
        return PageRequest(
            site: facts, person: .visitor, today: Day(number: 0), path: "/settings/notices", query: Fields(query), form: Fields(),
            files: [],
            session: nil, formKey: nil, address: "")
    }
}
