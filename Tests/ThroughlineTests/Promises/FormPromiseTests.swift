import ActionPlans
import ActionPlansWeb
import Foundation
import GRDB
import HTTPTypes
import Testing
import Vocabulary

@testable import SiteKit
@testable import Throughline

@Suite("Errors are seen, and calendars are stamped", .serialized)
struct FormPromiseTests {
    @Test func `a wrong date in a closed panel opens it and is said at its field`() async throws {
        let council = try await AccessCouncil()
        let director = try #require(council.members[.director])
        let inspection = try await council.furniture.identifier(for: "inspection") ?? ""
        let page = try await council.ask("GET", "/inspections/\(inspection)/check", as: director).text
        let form = try #require(
            DrawnForm.all(on: page, as: .director, at: "/x").first { form in form.fields.contains { $0.name == "received-day" } })
        let sent = form.sendingAnew { name, value, _ in
            ["received-day": "31", "received-month": "2", "received-year": "2022"][name] ?? value
        }
        let refused = try await council.ask("POST", form.action, as: director, fields: sent)
        #expect(refused.status == 422)
        #expect(
            refused.text.contains(
                "<p class=\"problem\" id=\"received-problem\"><span class=\"unseen\">Error: </span>Date received must be a real date."))
        #expect(closedPanels(of: refused.text).allSatisfy { !$0.contains("class=\"problem\"") && !$0.contains("aria-invalid") })
    }

    @Test func `a wrong new due date opens its panel`() async throws {
        let council = try await AccessCouncil()
        let director = try #require(council.members[.director])
        let plan = try #require(Identifier<Plan>(try await council.furniture.identifier(for: "plan") ?? ""))
        let action = try await ActionPlanStore(council.store).addAction(
            to: plan, ActionDraft(text: "Write", findings: [], due: AccessCouncil.today + 90), on: AccessCouncil.today, by: .system)
        let path = ActionPlanPlaces.action.path(plan, action)
        let page = try await council.ask("GET", path, as: director).text
        let form = try #require(
            DrawnForm.all(on: page, as: .director, at: path).first { form in
                form.action.hasPrefix(path) && form.fields.contains { $0.name == "due-day" }
                    && form.fields.contains { $0.name == "approver" }
            })
        let sent = form.sendingAnew { name, value, _ in ["due-day": "31", "due-month": "2", "due-year": "2022"][name] ?? value }
        let refused = try await council.ask("POST", form.action, as: director, fields: sent)
        #expect(refused.status == 422 && refused.text.contains("class=\"problem\""))
        #expect(closedPanels(of: refused.text).allSatisfy { !$0.contains("class=\"problem\"") })
    }

    /// No form of the product hides an error: each is sent with a wrong date and empty words.
    @Test func `no error of any form is inside a closed panel`() async throws {
        let council = try await AccessCouncil()
        var tried = 0
        for form in try await council.forms() where !form.isUpload && form.hasWords {
            let member = try #require(council.members[form.role])
            let sent = form.sendingAnew { name, value, kind in
                kind == .words ? "" : kind == .figures ? (name.hasSuffix("-day") ? "31" : name.hasSuffix("-month") ? "2" : "2022") : value
            }
            let reply = try await council.ask("POST", form.action, as: member, fields: sent)
            guard reply.status == 422 else { continue }
            tried += 1
            #expect(closedPanels(of: reply.text).allSatisfy { !$0.contains("class=\"problem\"") }, "\(form.pattern)")
        }
        #expect(tried > 40)
    }

    private func closedPanels(of page: String) -> [String] {
        page.matches(of: /<details(?![^>]* open>)[^>]*>((?:(?!<\/details>)[\s\S])*)<\/details>/).map { String($0.1) }
    }

    @Test func `a feed says when it was made, not when things are due`() async throws {
        let council = try await AccessCouncil()
        let director = try #require(council.members[.director])
        let made = try await council.ask("POST", "/deadlines/feed", as: director).text
        let path = try #require(made.firstMatch(of: /http:\/\/localhost:8080(\/calendar\/[^<]+)</)?.1)
        let before = Date()
        let feed = try await council.ask("GET", String(path), as: nil).text
        let stamps = feed.matches(of: /DTSTAMP:(\d{8}T\d{6}Z)\r\n/).map { String($0.1) }
        #expect(!stamps.isEmpty && Set(stamps).count == 1, "one moment for the whole feed")
        let form = Date.ISO8601FormatStyle(dateSeparator: .omitted, timeSeparator: .omitted)
        let moment = try form.parse(stamps[0])
        #expect(abs(moment.timeIntervalSince(before)) < 60)
        let due = feed.matches(of: /DTSTART;VALUE=DATE:(\d{8})/).map { String($0.1) }
        #expect(due.count == stamps.count && Set(due).count > 1)
    }
}
