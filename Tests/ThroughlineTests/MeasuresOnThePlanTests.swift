import ActionPlans
import ActionPlansWeb
import Boards
import BoardsWeb
import Foundation
import GRDB
import HTTPTypes
import Indicators
import IndicatorsWeb
import SiteKit
import Testing
import Vocabulary

@testable import Throughline

/// The way of a manager without a browser: from the overview to the children behind a number, to an action and its impact, to the pack.
@Suite("A measure of the data on the plan and in what leaves, by the site’s own requests", .serialized)
struct MeasuresOnThePlanTests {
    private let measure = "C4"

    @Test func `from the overview a number leads to as many children as it says`() async throws {
        let site = try await DemonstrationSite()
        let director = site.first[.director]
        let overview = try await site.ask(.get, "/data-measures/overview", as: director).text
        for part in ["Caseload by team", "Caseload by worker", "Timeliness", "Last seen", "Last reviewed", "Ages"] {
            #expect(overview.contains(part), "\(part)")
        }
        let links = overview.matches(of: /href="(\/data-measures\/children\?[^"]+)">([0-9,]+)</)
        #expect(links.count > 40)
        // One of each kind of list: all, a team, a worker, a band.
        for wanted in ["&amp;part=met\"", "team=", "worker=", "seen=", "reviewed=", "age="] {
            guard let link = links.first(where: { String($0.0).contains(wanted) }) else { continue }
            let list = try await site.ask(.get, String(link.1).replacing("&amp;", with: "&"), as: director).text
            #expect(list.contains("\(link.2) entr"), "\(link.1) says \(link.2)")
        }
        let workbook = try await site.ask(.get, "/data-measures/overview.xlsx", as: director)
        #expect(workbook.status == 200 && workbook.bytes.prefix(2).elementsEqual("PK".utf8))
        let worker = try await site.ask(.get, "/data-measures/overview", as: site.first[.socialWorker]).text
        #expect(!worker.contains("Caseload by worker"), "a social worker sees no colleague’s caseload")
        let auditor = try await site.ask(.get, "/data-measures/overview", as: site.first[.auditor]).text
        #expect(!auditor.contains("/data-measures/children"))
    }

    @Test func `a measure of the data weighs in the impact of an action as a typed one does`()
        async throws
    {
        let site = try await DemonstrationSite()
        let director = site.first[.director]
        let added = try await site.ask(.post, "/data-measures/measure/follow", as: director, [("measure", measure)])
        let kept = try #require(added.location?.split(separator: "/").last.map(String.init))
        let (plan, action) = try await site.store.read { db -> (String, String) in
            let row = try #require(
                try Row.fetchOne(db, sql: "SELECT plan, id FROM action WHERE title = 'Letter before proceedings in plain words'"))
            return (row[0], row[1])
        }
        let linked = try await site.ask(.post, "/plans/\(plan)/actions/\(action)/measures", as: director, [("measure", kept)])
        #expect(linked.status == 303)
        let page = try await site.ask(.get, "/plans/\(plan)/actions/\(action)", as: director).text
        #expect(page.contains("Children with a child protection plan") && page.contains("Baseline"))
        // Both computed measures and the typed one are what the calculated impact is based on.
        #expect(page.contains("Letters before proceedings within 5 working days: "))
        #expect(page.contains("Working days from decision to letter: "))
    }

    @Test func `a pack shows a measure of the data as it was published, with its definition`()
        async throws
    {
        let site = try await DemonstrationSite()
        let director = site.first[.director]
        let changer = Changer(account: try #require(director).id.text)
        let (board, plan) = try await site.store.read { db in
            (try #require(try BoardRecords.boards(in: db).first), try #require(try ActionPlanRecords.plans(in: db).first))
        }
        let kept = try await site.store.read { db in
            try #require(try MeasureRecords.computed(in: db).first { $0.computed?.code == "C9" })
        }
        let action = try await site.store.read { db in
            try #require(try Identifier<Action>.fetchOne(db, sql: "SELECT id FROM action WHERE plan = ? LIMIT 1", arguments: [plan.id]))
        }
        try await ActionPlanStore(site.store).link(kept.id, to: action, on: DemonstrationSite.today, by: changer)
        let packs = PackStore(site.store, council: "Marlshire", documents: DocumentMaker(path: "/nowhere"))
        let pack = try await packs.make(
            for: board.id, plan: plan.id, cutOff: DemonstrationSite.today, on: DemonstrationSite.today, by: changer)
        let text = try await site.ask(.get, "/packs/\(pack)", as: director).text
        let published = try await site.store.read { db in
            try #require(
                try String.fetchOne(
                    db, sql: "SELECT words FROM published_figure WHERE measure = ? ORDER BY day DESC LIMIT 1", arguments: [kept.id]))
        }
        #expect(text.contains(kept.name) && text.contains(published), "what was published of March")
        #expect(text.contains("definition"), "with the version of its definition")
        let unpublished = try await site.store.read { db in
            try MeasureRecords.series(of: kept.id, in: db).current.last?.reading.words(in: kept.unit) ?? ""
        }
        #expect(published == unpublished || !text.contains(unpublished), "what is counted now has not left")
    }
}
