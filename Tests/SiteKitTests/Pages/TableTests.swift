import Testing
import Vocabulary

@testable import SiteKit

@Suite("Lists and their addresses")
struct TableTests {
    private let columns = [Table.Column("Due", sort: "due"), Table.Column("Owner", sort: "owner"), Table.Column("Note")]

    private func heads(_ query: [(String, String)]) -> String {
        Table("Actions", columns, rows: []).html(TestPageRequest.make("/plans", query)).string
    }

    @Test func `a column's link sorts by it, and once more the other way`() {
        #expect(heads([]).contains("<a href=\"/plans?sort=due\">Due</a>"))
        #expect(heads([("sort", "due")]).contains("<a href=\"/plans?sort=-due\">Due"))
        #expect(heads([("sort", "-due")]).contains("<a href=\"/plans?sort=due\">Due"))
    }

    @Test func `the sorted column says so, and only it`() {
        let html = heads([("sort", "-owner")])
        #expect(html.count(of: "aria-sort=") == 1)
        #expect(html.contains("aria-sort=\"descending\"><a href=\"/plans?sort=owner\">Owner"))
    }

    @Test func `sorting keeps the filters and leaves out what is empty`() {
        let html = heads([("status", "off track"), ("owner", ""), ("sort", "due")])
        #expect(html.contains("/plans?status=off%20track&amp;sort=-due"))
        #expect(!html.contains("owner=&"))
    }

    @Test func `a cell carries its column's name for narrow screens`() {
        let html = Table.row(columns, ["1", "2", "3"], late: true).string
        #expect(html.contains("<td data-label=\"Owner\"><div>2</div></td>"))
        #expect(html.hasPrefix("<tr class=\"late\">"))
    }

    @Test func `a chosen filter is a link that takes it away and keeps the rest`() {
        let bar = FilterBar([
            .init("status", "Status", [("off", "Off track"), ("on", "On track")]), .init("owner", "Owner", [("1", "Director")]),
        ])
        let html = bar.html(TestPageRequest.make("/plans", [("status", "off"), ("owner", "1"), ("sort", "due")])).string
        #expect(html.contains("<option value=\"off\" selected>Off track</option>"))
        #expect(html.contains("<a href=\"/plans?owner=1&amp;sort=due\"><span class=\"unseen\">Remove filter </span>Status: Off track"))
        #expect(html.contains("<input type=\"hidden\" name=\"sort\" value=\"due\">"))
        #expect(bar.html(TestPageRequest.make("/plans", [])).string.contains("class=\"chosen\"") == false)
    }

    @Test func `an order that no column has sorts by nothing`() {
        #expect(heads([("sort", "'; DROP TABLE note")]).contains("aria-sort") == false)
        let order = SortOrder(TestPageRequest.make("/plans", [("sort", "-due")]))
        #expect(order.column == "due" && order.isDescending)
    }
}
