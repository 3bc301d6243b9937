import Foundation
import Testing
import Vocabulary

@testable import ChildReturns

@Suite("Days as returns write them")
struct DayReadingTests {
    @Test(
        "a day is read however it is written",
        arguments: [
            "06/06/2022", "6/6/2022", "2022-06-06", "06-06-2022", "06.06.2022", "6 June 2022", "06-Jun-2022", "6 Jun 22", "06/06/22",
            "2022-06-06T00:00:00", "2022-06-06 13:45:00.000", "06/06/2022 13:45", "44718",
        ])
    func day(text: String) throws { #expect(try DayReading.day(text) == Day(2022, 6, 6)) }

    @Test func `an empty cell is no day`() throws { #expect(try DayReading.day("") == nil) }

    @Test(
        "what is no day says why",
        arguments: [
            ("29/02/2023", RejectionReason.noSuchDay), ("31/04/2022", .noSuchDay), ("06/13/2022", .noSuchDay), ("soon", .notADay),
            ("12", .emptyDayOfSpreadsheet), ("1900-01-01", .emptyDayOfSpreadsheet), ("01/01/1900", .emptyDayOfSpreadsheet),
            ("0001-01-01", .emptyDayOfSpreadsheet), ("-1", .emptyDayOfSpreadsheet), ("00/00/0000", .emptyDayOfSpreadsheet),
            ("0000-00-00 00:00:00", .emptyDayOfSpreadsheet), ("02/01/2201", .dayOutOfRange), ("06/2022", .notADay), ("20220606", .notADay),
        ])
    func noDay(text: String, reason: RejectionReason) { #expect(throws: reason) { _ = try DayReading.day(text) } }

    @Test(
        "of a day with an unknown part the known parts are kept",
        arguments: [
            ("06/05/2014", "2014-05-06"), ("zz/05/2014", "2014-05"), ("ZZ/05/2014", "2014-05"), ("xx/05/2014", "2014-05"),
            ("zz-05-2014", "2014-05"), ("00/05/2014", "2014-05"), ("??/05/2014", "2014-05"), ("zz/05/14", "2014-05"),
            ("05/2014", "2014-05"),
            ("May 2014", "2014-05"), ("2014-05-zz", "2014-05"), ("zz/zz/2014", "2014"), ("12/zz/2014", "2014"), ("2014", "2014"),
            ("zz/zz/zzzz", nil), ("unknown", nil), ("Not known", nil), ("", nil),
        ] as [(String, String?)])
    func knownPart(text: String, known: String?) throws { #expect(try DayReading.knownPart(text) == known) }

    @Test(
        "a day with an unknown part that cannot be is none",
        arguments: [
            ("zz/13/2014", RejectionReason.noSuchDay), ("31/02/2014", .noSuchDay), ("zz/05/1850", .dayOutOfRange), ("soon", .notADay),
            ("06/05/zzzz", .notADay), ("1900-01-01", .emptyDayOfSpreadsheet),
        ])
    func noKnownPart(text: String, reason: RejectionReason) { #expect(throws: reason) { _ = try DayReading.knownPart(text) } }

    @Test func `a leap day is a day in a leap year`() throws { #expect(try DayReading.day("29/02/2024") == Day(2024, 2, 29)) }

    @Test("days do not depend on the machine's time zone", arguments: ["Europe/London", "Pacific/Auckland", "America/Los_Angeles"])
    func zones(name: String) throws {
        let before = NSTimeZone.default
        NSTimeZone.default = try #require(TimeZone(identifier: name))
        defer { NSTimeZone.default = before }
        #expect(try DayReading.day("27/03/2022") == Day(2022, 3, 27))
        #expect(try DayReading.day("44647") == Day(2022, 3, 27))
    }
}
