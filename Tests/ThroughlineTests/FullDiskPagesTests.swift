import Foundation
import HTTPTypes
import RunningPrograms
import Testing

@testable import SiteKit
@testable import Throughline

/// On a full disk everybody can still sign in and read; whatever is sent is refused in words, and the health page says why.
@Suite("Pages on a full disk", .enabled(if: SmallDisk.isPossible, "a small disk can be mounted by root only, outside narrow containers"))
struct FullDiskPagesTests {
    private func multipart(_ fields: [(String, String)], file field: String, _ name: String, _ text: String) -> AccessCouncil.Manner {
        let parts = fields.map { "--b\r\nContent-Disposition: form-data; name=\"\($0.0)\"\r\n\r\n\($0.1)\r\n" }.joined()
        let file =
            "--b\r\nContent-Disposition: form-data; name=\"\(field)\"; filename=\"\(name)\"\r\nContent-Type: text/plain\r\n\r\n\(text)\r\n--b--\r\n"
        return AccessCouncil.Manner(type: "multipart/form-data; boundary=b", body: parts + file)
    }

    @Test func `people sign in and read, and uploads answer 503`() async throws {
        let disk = try SmallDisk(mebibytes: 96)
        let council = try await AccessCouncil(in: disk.directory)
        let auditor = try #require(try await council.member(.auditor, .own))
        let accounts = Accounts(store: council.store, passwords: Passwords())
        let (_, link) = try await accounts.add(signIn: "sam.lee", name: "Sam Lee", roles: [], by: .system)
        try await accounts.welcome(link, password: "otter lamp granite")
        council.store.keepReserve()
        #expect(try await council.ask("GET", "/health", as: nil).text.hasPrefix("well\n"))
        try disk.fill()

        let signed = try await council.ask(
            "POST", "/sign-in", as: nil, fields: [("sign-in", "sam.lee"), ("password", "otter lamp granite")])
        #expect(signed.status == 303 && signed.headers[.setCookie]?.hasPrefix(SessionCookie.name) == true)
        let wrong = try await council.ask("POST", "/sign-in", as: nil, fields: [("sign-in", "sam.lee"), ("password", "wrong wrong wrong")])
        #expect(wrong.status == 422)
        #expect(try await council.ask("GET", "/home", as: auditor).status == 200)

        let report = multipart([("token", auditor.token), ("state", "published")], file: "report", "report.pdf", "%PDF-1.7 a report")
        let evidence = multipart(
            [("token", auditor.token), ("kind", "document"), ("title", "Ten letters"), ("grade", "output")], file: "file", "letters.csv",
            "a,b\n1,2\n")
        for (path, manner) in [("/inspections/upload", report), ("/evidence/new", evidence)] {
            let answer = try await council.ask("POST", path, as: auditor, manner)
            #expect(answer.status == 503, "\(path)")
            #expect(answer.text.contains("The disk of the service is full"), "\(path)")
        }
        let health = try await council.ask("GET", "/health", as: nil)
        #expect(health.status == 503 && health.text.hasPrefix("the disk is full: nothing can be saved\n"))

        try disk.empty()
        #expect(try await council.ask("GET", "/health", as: nil).status == 200)
    }
}
