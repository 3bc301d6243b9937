import Foundation
import Testing
import Vocabulary

@testable import SiteKit

@Suite("A whole page")
struct PageTests {
    private func html(_ page: Page, person: Person = .visitor) -> String {
        page.whole(for: TestPageRequest.make("/notes", person: person)).string
    }

    @Test func `it has a language, one title, a way to skip to its main part and one of each landmark`() {
        let page = html(Page("Notes", "<h1>Notes</h1>"))
        #expect(page.contains("<html lang=\"en-GB\">"))
        #expect(page.contains("<title>Notes - Throughline</title>"))
        #expect(page.contains("<body><a class=\"skip\" href=\"#main\">"))
        for landmark in ["<main", "<header", "<footer", "<h1>"] { #expect(page.count(of: landmark) == 1) }
    }

    @Test func `a refused form is said in the title, in a list above, and at its field`() {
        let problems = Problems("sign-in", "Give your sign-in name.")
        let page = html(
            Page("Sign in", problems: problems, "<h1>Sign in</h1>\(FormFields(problems: problems).text("sign-in", "Sign-in name"))"))
        #expect(page.contains("<title>Error: Sign in - Throughline</title>"))
        #expect(page.contains("<a href=\"#sign-in\">Give your sign-in name.</a>"))
        #expect(page.contains("id=\"sign-in-problem\"") && page.contains("aria-describedby=\"sign-in-problem\""))
    }

    @Test func `pages that say what could not be done have one heading each`() {
        for page in [Page.notFound, .failed, .notAllowed(.readNotes), .refused("No."), .problems(Problems("", "No."))] {
            #expect(html(page).count(of: "<h1>") == 1, "\(page.title)")
        }
    }

    @Test func `what was typed stays in the form whatever was wrong with it`() {
        let typed = Fields([("due-day", "30"), ("due-month", "2"), ("due-year", "22"), ("text", "<mine>"), ("role", "b")])
        let fields = FormFields(typed: typed, problems: Problems("due", "There is no such day."))
        #expect(fields.day("due", "Due", value: Day(2020, 1, 1)).string.contains("value=\"30\""))
        #expect(fields.area("text", "Text", value: "theirs").string.contains(">&lt;mine&gt;</textarea>"))
        #expect(
            fields.select("role", "Role", options: [("a", "A"), ("b", "B")], value: "a").string.contains("<option value=\"b\" selected>"))
        #expect(fields.choices("role", "Role", options: [("a", "A"), ("b", "B")], chosen: ["a"]).string.contains("value=\"b\" checked"))
    }

    @Test func `a group of fields is described by its hint and its problem`() {
        let fields = FormFields(problems: Problems("due", "Give the due day."))
        #expect(fields.day("due", "Due", hint: "As in 25 3 2022").string.contains("aria-describedby=\"due-hint due-problem\""))
    }

    @Test func `the thread names its gaps and the step one stands on`() {
        let steps = [
            ThreadStep("Inspection", "2022", path: "/a"), ThreadStep("Findings", "7", .here),
            ThreadStep("Measures", "no measure linked yet", .gap),
        ]
        let page = html(Page("Finding", thread: steps, "<h1>Finding</h1>"))
        #expect(page.contains("<li aria-current=\"step\">Findings<small>7</small></li>"))
        #expect(page.contains("<li class=\"gap\">Measures<small>no measure linked yet</small></li>"))
        #expect(page.contains("<summary>Golden thread: findings, 1 gap</summary>"))
    }

    @Test func `the thread is whole on findings and actions, and one line elsewhere`() {
        let (inspection, here) = (ThreadStep("Inspection", "2022", path: "/a"), ThreadStep("Finding", "1", .here, showsWhole: true))
        #expect(!html(Page("Finding", thread: [inspection, here], "<h1>Finding</h1>")).contains("<ol class=\"line\">"))
        let line = html(Page("Plan", thread: [inspection, ThreadStep("Actions", "11", .here)], "<h1>Plan</h1>"))
        #expect(line.contains("<ol class=\"line\">") && line.contains("Actions<small class=\"unseen\"> 11</small>"))
    }

    @Test("a status is words and a shape, so colour is only a help", arguments: SiteKit.Tag.Shape.allCases)
    func tag(shape: SiteKit.Tag.Shape) {
        let html = SiteKit.Tag("On track", shape).html.string
        #expect(html.contains("On track</span>") && html.contains("aria-hidden=\"true\""))
    }

    @Test func `no two statuses have the same shape`() {
        let drawings = SiteKit.Tag.Shape.allCases.map { SiteKit.Tag("", $0).html.string.components(separatedBy: "<svg").last ?? "" }
        #expect(Set(drawings).count == drawings.count)
    }
}
