import ChildRecordsWeb
import Foundation
import GRDB
import HTTPTypes
import SiteKit
import Testing
import Vocabulary

@testable import Throughline

@Suite("Pages that compare with other councils, by the site’s own requests", .serialized)
struct ComparePagesTests {
    @Test func `a measure stands beside England, the region and neighbours, sentence first, by name and never ranked`() async throws {
        let site = try await DemonstrationSite()
        let director = site.first[.director]
        let page = try await site.ask(.get, "/data-measures/compare?measure=F6b", as: director).text
        let lead = try #require(page.between("<p class=\"lead\">", "</p>"))
        #expect(lead.hasPrefix("Marlshire, ") && lead.contains("England ("), "\(lead)")
        let sentence = try #require(page.range(of: "class=\"lead\"")).lowerBound
        #expect(page[sentence...].contains("<svg"), "the picture comes after the sentence")
        #expect(page.contains("suppressed by the publisher (c)") || page.contains("not available (x)"))
        #expect(page.contains("The definitions differ."))
        let table = try #require(page.between("Neighbours by name", "</table>"))
        let names = table.matches(of: /<div>([A-Z][A-Za-z ]+)<span class="sub">Neighbour/).map { String($0.1) }
        #expect(names.count == 8 && names == names.sorted())
        let measure = try await site.ask(.get, "/data-measures/measure?measure=F6b", as: director).text
        #expect(measure.contains("Compared with other councils") && measure.contains("/data-measures/compare?measure=F6b"))
        let file = try await site.ask(.get, "/data-measures/compare.csv?measure=F6b", as: director).text
        let lines = file.split(whereSeparator: \.isNewline)
        #expect(lines.count > 30 && file.contains("suppressed by the publisher (c)") && file.contains("Upper 99.8% limit"))
        #expect(!page.lowercased().contains("rank ") && !file.lowercased().contains("rank"))
    }

    @Test func `without a measure the list of compared ones is shown, and what is not compared leads there`() async throws {
        let site = try await DemonstrationSite()
        let analyst = site.first[.analyst]
        #expect(try await site.ask(.get, "/data-measures/compare", as: analyst).text.contains("Invented statistics: children in need"))
        #expect(try await site.ask(.get, "/data-measures/compare?measure=L1", as: analyst).location == "/data-measures/compare")
        #expect(try await site.ask(.get, "/data-measures/compare?measure=X9", as: analyst).status == 404)
        #expect(try await site.ask(.get, "/data-measures/compare.csv", as: analyst).location == "/data-measures/compare")
    }

    @Test func `the columns of a publication are chosen by who may, and a second choice takes the place of the first`() async throws {
        let site = try await DemonstrationSite()
        let analyst = site.first[.analyst]
        let list = try await site.ask(.get, "/data-measures/publications", as: analyst).text
        let path = try #require(list.firstMatch(of: /href="(\/data-measures\/publications\/[0-9a-f]+)"/)).1
        let page = try await site.ask(.get, String(path), as: analyst).text
        #expect(page.contains("Compare a measure") && page.contains("Under 1"))
        #expect(try await site.ask(.get, String(path), as: site.first[.socialWorker]).text.contains("Compare a measure") == false)
        func choose(_ measure: String, _ group: String) async throws -> Reply {
            try await site.ask(
                .post, "\(path)/measures", as: analyst,
                [
                    ("measure", measure), ("figure", "re_referrals_percent"), ("numerator", "re_referrals"), ("denominator", "referrals"),
                    ("filter-0", group), ("year-ends", "3"), ("difference", ""),
                ])
        }
        #expect(try await choose("F4", "Total").location == "/data-measures/compare?measure=F4")
        #expect(try await choose("F4", "Nobody").text.contains("Choose a value of “age_group”."))
        #expect(try await choose("X9", "Total").text.contains("Choose the measure to compare."))
        let count = try await site.store.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM published_mapping WHERE measure = 'F4'") }
        #expect(count == 1)
    }

    @Test func `the region shows what councils published, and our key is shown with its fingerprint`() async throws {
        let site = try await DemonstrationSite()
        let analyst = site.first[.analyst]
        let region = try await site.ask(.get, "/data-measures/region?measure=F6b", as: analyst).text
        #expect(region.contains("Broadwell") && region.contains("Eastlow") && region.contains("<strong>Marlshire</strong>"))
        #expect(try await site.ask(.get, "/data-measures/region.csv?measure=F6b", as: analyst).text.contains("Broadwell"))
        let exchange = try await site.ask(.get, "/data-measures/exchange", as: analyst).text
        #expect(exchange.contains("Fingerprint") && exchange.contains("Marlshire, code 989"))
        let file = try await site.ask(.get, "/data-measures/exchange/file?year=2021", as: analyst).text
        #expect(file.hasPrefix("throughline measures 1 ") && file.contains("\"code\":\"989\""))
        let views = try await site.store.read {
            try Int.fetchOne($0, sql: "SELECT count(*) FROM audit WHERE act = 'measures.exchange' AND ground = 'export'") ?? 0
        }
        #expect(views == 1, "what leaves is in the trail")
        let wrong = try await site.ask(
            .post, "/data-measures/exchange/keys", as: analyst,
            [("code", "933"), ("key", String(repeating: "a", count: 64)), ("fingerprint", "0000 0000")])
        #expect(wrong.status == 422 && wrong.text.contains("The fingerprint does not fit the key"))
        #expect(try await site.ask(.get, "/data-measures/exchange", as: site.first[.auditor]).status == 403)
    }
}
