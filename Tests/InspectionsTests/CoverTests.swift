import Testing
import Vocabulary

@testable import Inspections

@Suite("The cover")
struct CoverTests {
    @Test(
        "days in all their shapes",
        arguments: [
            ("7 to 11 February 2022", "2022-02-07", "2022-02-11"), ("27 September to 8 October 2021", "2021-09-27", "2021-10-08"),
            ("10 September 2018 to 21 September 2018", "2018-09-10", "2018-09-21"),
            ("19 November-30 November 2018", "2018-11-19", "2018-11-30"),
            ("23 April–18 May 2018", "2018-04-23", "2018-05-18"), ("11 - 22 July 2022", "2022-07-11", "2022-07-22"),
            ("1/06/2015 – 25/06/2015", "2015-06-01", "2015-06-25"), ("12/09/2016", "2016-09-12", "2016-09-12"),
            ("18 Feb 2014 – 12 March 2014", "2014-02-18", "2014-03-12"), ("5 December to 9 January 2023", "2022-12-05", "2023-01-09"),
            ("5 ─ 9 June 2017", "2017-06-05", "2017-06-09"), ("04 October to 15 October 2021", "2021-10-04", "2021-10-15"),
            ("12 and 13 February 2019", "2019-02-12", "2019-02-13"), ("Monday 5th to Friday 9th June 2023", "2023-06-05", "2023-06-09"),
            ("5 to 9 December 2022 and 14 to 15 February 2023", "2022-12-05", "2023-02-15"),
            ("19 November-11 December 2013 and 28 – 30\nJanuary 2014", "2013-11-19", "2014-01-30"),
            ("8 July 2019 to 12 July 2019 and 7 August 2019 to\n8 August 2019", "2019-07-08", "2019-08-08"),
            ("4 July 2016", "2016-07-04", "2016-07-04"), ("28 February to 1 March 2024", "2024-02-28", "2024-03-01"),
        ])
    func days(printed: String, from: String, to: String) throws {
        var report = InventedReport()
        report.dates = "Inspection dates: " + printed
        let reading = try report.read()
        #expect(reading.inspectionStart?.iso == from)
        #expect(reading.inspectionEnd?.iso == to)
    }

    @Test func `two stretches of fieldwork are kept, which is no doubt`() throws {
        var report = InventedReport()
        report.dates = "Inspection dates: 5 to 9 December 2022 and 14 to 15 February 2023"
        let reading = try report.read()
        #expect(reading.fieldwork.count == 2)
        #expect(reading.doubts(about: "inspection_start").isEmpty)
    }

    @Test func `days that are not printed are a doubt and not a guess`() throws {
        var report = InventedReport()
        report.dates = ""
        let reading = try report.read()
        #expect(reading.inspectionStart == nil)
        #expect(reading.doubts(about: "inspection_start").count == 1)
    }

    @Test(
        "the council's short name",
        arguments: [
            ("Inspection of Marlowshire local authority\nchildren’s services", "Marlowshire"),
            ("Inspection of Marlowshire Council local authority children’s services", "Marlowshire"),
            ("Marlowshire County Council\nInspection of children’s social care services", "Marlowshire"),
            ("Royal Borough of Oldbridge and\nChelwood\nInspection of children's social care services", "Oldbridge and Chelwood"),
            ("London Borough of Eastfold\nInspection of children's social care services", "Eastfold"),
            ("Bristmouth City of\nInspection of children’s social care services", "Bristmouth"),
            ("Inspection of the Isle of Wender local authority children’s services", "Isle of Wender"),
            ("Inspection of Aldford & Wrekham local authority children’s services", "Aldford and Wrekham"),
            ("City of London\nInspection of children’s social care services", "City of London"),
            ("Hallam City Council\nInspection of local authority children's services", "Hallam"),
            ("Inspection of Kingsport upon Hull, City of local authority children’s services", "Kingsport upon Hull"),
            ("Inspection of children’s services in Marlowshire", "Marlowshire"),
        ])
    func council(title: String, name: String) throws {
        var report = InventedReport()
        report.title = title
        let reading = try report.read()
        #expect(reading.localAuthority == name)
        #expect(reading.framework == .ilacs2018)
    }

    @Test func `a line of the text in the title’s place is no council`() throws {
        var report = InventedReport()
        report.title = "Inspection of July 2019 the local authority has made\nchildren’s services better"
        #expect(try report.read().localAuthority == nil)
        report.title = "Inspection of children’s services: what Shropshire’s children say"
        #expect(try report.read().localAuthority == "Shropshire")
    }

    @Test(
        "the lead inspector without titles",
        arguments: [
            ("Lead inspector: Ada Merriweather, Her Majesty’s Inspector", ["Ada Merriweather"]),
            ("Lead inspector: Ada Merriweather HMI", ["Ada Merriweather"]),
            ("Lead inspector: Máire Thorne-Jones\n                Her Majesty's Inspector", ["Máire Thorne-Jones"]),
            ("Lead inspector:\n   Ada J Merriweather, His Majesty’s Inspector", ["Ada J Merriweather"]),
            (
                "Lead inspectors: Ada Merriweather, His Majesty’s Inspector and\nBertram Oak, His Majesty’s Inspector",
                ["Ada Merriweather", "Bertram Oak"]
            ),
            ("Lead inspectors: Ada Merriweather and Bertram Oak", ["Ada Merriweather", "Bertram Oak"]),
        ])
    func lead(printed: String, names: [String]) throws {
        var report = InventedReport()
        report.lead = printed
        #expect(try report.read().leadInspectors == names)
    }

    @Test func `a deputy is not the lead`() {
        let text = LayoutText(
            "The inspection team\n\nDeputy lead inspector: Bertram Oak\n\nLead inspector: Ada Merriweather\n\nTeam inspectors: Cato Field\n"
        )
        #expect(Cover(text).leadInspectors == ["Ada Merriweather"])
    }

    @Test func `later reports print no day of publication`() throws {
        #expect(try InventedReport().read().publicationDate == nil)
    }
}
