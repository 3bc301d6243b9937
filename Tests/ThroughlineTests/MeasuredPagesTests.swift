import ChildRecordsWeb
import Foundation
import GRDB
import HTTPTypes
import SiteKit
import Testing
import Vocabulary

@testable import Throughline

@Suite("The pages of measures from the data, by the site’s own requests", .serialized)
struct MeasuredPagesTests {
    private let measures = ["F6b", "F3", "C4", "L1", "L11b", "W1", "C8b", "L21a"]

    @Test func `a director sees every figure and the children behind it, each view in the trail`() async throws {
        let site = try await DemonstrationSite()
        let director = site.first[.director]
        let list = try await site.ask(.get, "/data-measures", as: director).text
        #expect(list.contains("Assessments within 45 working days of their start"))
        #expect(list.contains("found in data to"), "a safety count says up to when")
        let home = try await site.ask(.get, "/home", as: director).text
        #expect(home.contains("Children under 16 in other arrangements") && home.contains("found in data to"))
        for measure in measures {
            for by in ["month", "quarter", "year"] {
                let reply = try await site.ask(.get, "/data-measures/measure?measure=\(measure)&by=\(by)", as: director)
                #expect(reply.status == 200 && reply.text.contains("How it is counted"), "\(measure) by \(by)")
            }
        }
        let page = try await site.ask(.get, "/data-measures/measure?measure=F6b", as: director).text
        let link = try #require(page.firstMatch(of: /href="(\/data-measures\/children[^"]*part=met[^"]*)"/)).1
        let before = try await views(site)
        let children = try await site.ask(.get, String(link).replacing("&amp;", with: "&"), as: director)
        #expect(children.status == 200 && children.text.contains(", row "))
        let shown = children.text.matches(of: /data-label="Child ID"/).count
        #expect(shown > 0)
        #expect(try await views(site) > before)
        #expect(try await site.ask(.get, "/data-measures/overview", as: director).text.contains("Last seen"))
    }

    private func views(_ site: DemonstrationSite) async throws -> Int {
        try await site.store.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM audit WHERE act = 'measures.children'") ?? 0 }
    }

    @Test func `an administrator sees no figure, and a social worker no child who is not theirs`() async throws {
        let site = try await DemonstrationSite()
        let address = "/data-measures/children?measure=F6b&by=year&until=2022-04-30"
        #expect(try await site.ask(.get, "/data-measures", as: site.first[.administrator]).status == 403)
        #expect(try await site.ask(.get, address, as: site.first[.administrator]).status == 403)
        #expect(try await site.ask(.get, address, as: site.first[.auditor]).status == 403)
        let worker = try await site.ask(.get, address, as: site.first[.socialWorker])
        #expect(worker.status == 200 && worker.text.contains("There are no entries that you can see"))
        #expect(try await site.ask(.get, address, as: site.first[.director]).text.contains("data-label=\"Child ID\""))
        for measure in ["C4", "W5", "L1"] {
            let everybody = "/data-measures/children?measure=\(measure)&by=year&until=2022-04-30&page=all"
            let analyst = try await site.ask(.get, everybody, as: site.first[.analyst]).text
            #expect(analyst.contains("data-label=\"Child ID\"") && !analyst.contains("href=\"/children/"), "an analyst opens no record")
        }
        let auditor = try await site.ask(.get, "/data-measures/measure?measure=F6b", as: site.first[.auditor]).text
        #expect(!auditor.contains("/data-measures/children"), "no link leads to a closed door")
    }

    @Test func `a measure that is none is not found, and without one the list is shown`() async throws {
        let site = try await DemonstrationSite()
        let analyst = site.first[.analyst]
        #expect(try await site.ask(.get, "/data-measures/measure?measure=X9", as: analyst).status == 404)
        #expect(try await site.ask(.get, "/data-measures/measure", as: analyst).location == "/data-measures")
        #expect(try await site.ask(.get, "/data-measures/children", as: analyst).location == "/data-measures")
        #expect(try await site.ask(.get, "/data-measures.csv", as: analyst).text.contains("F6b"))
        #expect(try await site.ask(.get, "/data-measures/measure.csv?measure=F6b", as: analyst).text.contains("First day"))
    }
}
