import ChildRecordsWeb
import Foundation
import GRDB
import HTTPTypes
import SiteKit
import Testing
import Vocabulary

@testable import Throughline

@Suite("What the committee was told, and months that are frozen, by the site’s own requests", .serialized)
struct ToldTheCommitteeTests {
    @Test func `each statement has its measures with then and now, or says what it waits for`() async throws {
        let site = try await DemonstrationSite()
        let page = try await site.ask(.get, "/told-the-committee/today?page=all", as: site.first[.director]).text
        #expect(page.contains("Children are not left in situations of risk"))
        #expect(page.contains("12 months to November 2021") && page.contains("12 months to April 2022"))
        #expect(page.contains("At the time of the paper"))
        #expect(page.contains("Not recorded yet: disputes"))
        #expect(page.contains("found in data to"), "a safety count is never a bare 0")
        #expect(page.utf8.count < 120_000)
        let csv = try await site.ask(.get, "/told-the-committee/today.csv", as: site.first[.analyst]).text
        #expect(csv.contains("L11a") && csv.contains("What is true today"))
        let statements = try await site.store.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM committee_statement") ?? 0 }
        #expect(statements == 26)
    }

    @Test func `a statement is added, refused without a measure, and no longer shown once nobody follows it`() async throws {
        let site = try await DemonstrationSite()
        let analyst = site.first[.analyst]
        let said = [("said-day", "8"), ("said-month", "6"), ("said-year", "2022")]
        let words = [("text", "Nobody waits longer than a month"), ("paper", "A paper of our own")]
        let none = try await site.ask(.post, "/told-the-committee/new", as: analyst, words + said)
        #expect(none.text.contains("Enter the linked measures, or say what is not known and why."))
        let unknown = try await site.ask(.post, "/told-the-committee/new", as: analyst, words + said + [("measures", "X9")])
        #expect(unknown.text.contains("There is no measure “X9”."))
        let added = try await site.ask(.post, "/told-the-committee/new", as: analyst, words + said + [("measures", "f6a, L2b")])
        let path = try #require(added.location)
        let page = try await site.ask(.get, path, as: analyst).text
        #expect(page.contains("Nobody waits longer than a month") && page.contains("measure=F6a") && page.contains("measure=L2b"))
        _ = try await site.ask(.post, "\(path)/end", as: analyst, [("form", "end"), ("end-reason", "Replaced"), ("version", "1")])
        let today = try await site.ask(.get, "/told-the-committee/today?page=all", as: analyst).text
        #expect(!today.contains("Nobody waits longer than a month"))
        #expect(try await site.ask(.get, "/told-the-committee", as: site.first[.socialWorker]).status == 403)
    }

    @Test func `a sentence of a report is followed from its claim check`() async throws {
        let site = try await DemonstrationSite()
        let report = try #require(
            try await site.store.read { try String.fetchOne($0, sql: "SELECT report FROM report_link ORDER BY report LIMIT 1") })
        let check = try await site.ask(.get, "/reports/\(report)/check", as: site.first[.director]).text
        let link = try #require(check.firstMatch(of: /href="(\/told-the-committee\/new\?report=[^"]+)"/)).1
        let form = try await site.ask(.get, String(link).replacing("&amp;", with: "&"), as: site.first[.director]).text
        #expect(form.contains("Ofsted inspection of children’s services, March 2022"), "the paper and the sentence stand in the form")
        #expect(form.contains("value=\"2022\""))
    }

    @Test func `a month is frozen once, by those who may, and its workbook is a workbook`() async throws {
        let site = try await DemonstrationSite()
        let (analyst, list) = (site.first[.analyst], "/data-measures/frozen")
        #expect(try await site.ask(.get, "\(list)/new", as: site.first[.socialWorker]).status == 403)
        let frozen = try await site.ask(.post, "\(list)/new", as: analyst, [("month", "2022-02-28"), ("freeze-note", "For the board")])
        let path = try #require(frozen.location)
        let again = try await site.ask(.post, "\(list)/new", as: analyst, [("month", "2022-02-28")])
        #expect(again.text.contains("A frozen month cannot be changed."))
        let early = try await site.ask(.post, "\(list)/new", as: analyst, [("month", "2022-05-31")])
        #expect(early.text.contains("Choose a month that it covers to the end."))
        let page = try await site.ask(.get, "\(path)?group=C", as: analyst).text
        #expect(page.contains("February 2022") && page.contains("For the board") && page.contains("definition version 1"))
        #expect(page.contains("The same") && !page.contains("Restated:"))
        #expect(page.contains("Green: meets the target") || page.contains("Red: misses the target"))
        #expect(page.contains("in the census"), "the census of 31 March 2021 is beside the extract")
        let workbook = try await site.ask(.get, "\(path)/figures.xlsx", as: analyst)
        #expect(workbook.status == 200 && workbook.headers[.contentType]?.contains("spreadsheetml") == true)
        #expect(try await site.ask(.get, "\(path)/figures.csv", as: analyst).text.contains("Definition version"))
    }

    @Test func `settings make rates known, and a measure on the register shows its actions`() async throws {
        let site = try await DemonstrationSite()
        let analyst = site.first[.analyst]
        #expect(try await site.ask(.get, "/data-measures/measure?measure=C4", as: analyst).text.contains("per 10,000"))
        let refused = try await site.ask(.post, "/data-measures/settings", as: analyst, [("population", "12")])
        #expect(refused.text.contains("must be a whole number from 1,000"))
        _ = try await site.ask(.post, "/data-measures/settings", as: analyst, [("population", "")])
        #expect(try await site.ask(.get, "/data-measures/measure?measure=C4", as: analyst).text.contains("the rate is not known"))
        let followed = try await site.ask(.post, "/data-measures/measure/follow", as: analyst, [("measure", "C8a")])
        let page = try await site.ask(.get, try #require(followed.location), as: analyst).text
        #expect(page.contains("Its figures are counted from the data") && !page.contains("Upload figures"))
        let letters = try await site.ask(.get, "/data-measures/measure?measure=P4", as: analyst).text
        #expect(letters.contains("See this measure and its linked actions in Our measures"))
        for cut in ["age", "sex", "ethnicity", "disability"] {
            let page = try await site.ask(.get, "/data-measures/measure?measure=L1&cut=\(cut)", as: analyst).text
            #expect(page.contains("By \(cut)"), "\(cut)")
        }
        #expect(!letters.contains("<option value=\"\">All</option><option value=\"month\""), "a period is always one of them")
    }
}
