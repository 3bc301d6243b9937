import ChildRecords
import Foundation
import Intake
import RunningPrograms
import Testing
import Vocabulary

@testable import ChildReturns
@testable import SiteKit

/// What a day is, at instants where it is easily got wrong, whatever the time zone of the machine. The suite starts itself again in each zone.
@Suite("Days at twelve instants, in three time zones", .serialized)
struct DateLogicTests {
    private static let zone = ProcessInfo.processInfo.environment["THROUGHLINE_ZONE"]

    struct Instant: Sendable, CustomTestStringConvertible {
        let words: String
        let second: Int
        let today: Day
        /// Of a child born on 29 February 2008.
        let age: Int
        /// Fifteen working days on.
        let working: Day
        let year: String
        /// Six months on.
        let six: Day
        var testDescription: String { words }

        init(_ words: String, _ second: Int, _ today: String, age: Int, working: String, year: String, six: String) {
            (self.words, self.second, self.age, self.year) = (words, second, age, year)
            (self.today, self.working, self.six) = (Day(iso: today)!, Day(iso: working)!, Day(iso: six)!)
        }
    }

    /// Reckoned by another program, with the holidays typed from the list.
    static let instants: [Instant] = [
        // The clocks go forward at one in the morning of 27 March.
        .init("2022-03-26T23:59:59Z", 1_648_339_199, "2022-03-26", age: 14, working: "2022-04-19", year: "2021-22", six: "2022-09-26"),
        .init("2022-03-27T00:59:59Z", 1_648_342_799, "2022-03-27", age: 14, working: "2022-04-19", year: "2021-22", six: "2022-09-27"),
        .init("2022-03-27T23:00:00Z", 1_648_422_000, "2022-03-28", age: 14, working: "2022-04-20", year: "2021-22", six: "2022-09-28"),
        // Midnight in summer, when the day of UTC is still the one before.
        .init("2022-06-05T23:00:00Z", 1_654_470_000, "2022-06-06", age: 14, working: "2022-06-27", year: "2022-23", six: "2022-12-06"),
        // The clocks go back at two in the morning of 30 October; that day has 25 hours.
        .init("2022-10-29T23:00:00Z", 1_667_084_400, "2022-10-30", age: 14, working: "2022-11-18", year: "2022-23", six: "2023-04-30"),
        .init("2022-10-30T23:59:59Z", 1_667_174_399, "2022-10-30", age: 14, working: "2022-11-18", year: "2022-23", six: "2023-04-30"),
        // The end of a year; in Auckland the next has begun long before.
        .init("2022-12-31T23:59:59Z", 1_672_531_199, "2022-12-31", age: 14, working: "2023-01-23", year: "2022-23", six: "2023-06-30"),
        .init("2023-01-01T00:00:00Z", 1_672_531_200, "2023-01-01", age: 14, working: "2023-01-23", year: "2022-23", six: "2023-07-01"),
        // A leap year: 28 February here is 29 February in Auckland.
        .init("2024-02-28T11:00:00Z", 1_709_118_000, "2024-02-28", age: 15, working: "2024-03-20", year: "2023-24", six: "2024-08-28"),
        .init("2024-02-29T23:59:59Z", 1_709_251_199, "2024-02-29", age: 16, working: "2024-03-21", year: "2023-24", six: "2024-08-29"),
        // The last second of 31 March, the day of the returns, and the first of the next year.
        .init("2025-03-31T22:59:59Z", 1_743_461_999, "2025-03-31", age: 17, working: "2025-04-23", year: "2024-25", six: "2025-09-30"),
        .init("2025-03-31T23:00:00Z", 1_743_462_000, "2025-04-01", age: 17, working: "2025-04-24", year: "2025-26", six: "2025-10-01"),
    ]

    @Test("the day of loading, ages, working days, months and the year of the returns", arguments: instants)
    func arithmetic(at instant: Instant) throws {
        let today = Clock.day(of: instant.second)
        #expect(today == instant.today)
        let born = Entry(
            .person, child: LAChildID("A1"), facts: [.born: "2008-02-29"], origin: Origin(format: .annexA, file: 1, row: 2))
        #expect(LoadedChild(LAChildID("A1")!, [born]).age(on: today) == instant.age)
        #expect(WorkingDays.england.day(15, after: today) == instant.working)
        #expect(WorkingDays.england.count(after: today, through: instant.working) == 15)
        #expect(CollectionYear(containing: today).words == instant.year)
        #expect(today.adding(months: 6) == instant.six)
        #expect((today + 1) - today == 1 && (today + 365) - 365 == today)
        #expect(Day(iso: today.iso) == today)
    }

    @Test("a moment is told as England has it", arguments: instants)
    func moments(at instant: Instant) {
        let moment = Date(timeIntervalSince1970: Double(instant.second))
        #expect(EnglishDay.iso(moment).hasPrefix(instant.today.iso))
        // The day begins at its first second and not one earlier.
        #expect(Clock.day(of: Int(EnglishDay.start(of: instant.today) / 1000)) == instant.today)
        #expect(Clock.day(of: Int(EnglishDay.start(of: instant.today) / 1000) - 1) == instant.today - 1)
    }

    @Test("a spell that ends today is open today, and what has not come yet is held", arguments: instants)
    func rows(at instant: Instant) throws {
        let today = Clock.day(of: instant.second)
        let text = """
            cppl_cp_plan_id,cppl_person_id,cppl_cp_plan_start_date,cppl_cp_plan_end_date
            1,A1,\((today - 90).iso),\(today.iso)
            2,A2,\(today.iso),
            3,A3,\((today + 1).iso),
            4,A4,\((today - 90).iso),\((today - 1).iso)

            """
        let file = FileManager.default.temporaryDirectory.appending(path: "throughline-days-\(UUID().uuidString).csv")
        defer { try? FileManager.default.removeItem(at: file) }
        try Data(text.utf8).write(to: file)
        var (wire, spells, held): (WireReader, [(Int, Entry)], [Int]) = (WireReader(), [], [])
        let reader = ReturnReader(ReturnInstruction(name: "plans.csv", today: today)) { piece in
            try wire.take(piece) { message in
                switch message {
                case .entry(let raw):
                    let entry = Entry(
                        raw.kind, child: nil, from: raw.from.map { Day(number: Int($0)) }, until: raw.until.map { Day(number: Int($0)) },
                        origin: Origin(format: .standardDataset, file: 1, row: Int(raw.row)))
                    spells.append((Int(raw.row), entry))
                case .held(let row): held.append(row.row)
                default: break
                }
            }
        }
        try reader.read(DroppedFile(path: file.path, name: "plans.csv", limits: .childLevelReturn))
        #expect(held == [4], "the plan that begins tomorrow")
        #expect(spells.filter { $0.1.holds(on: today) }.map(\.0) == [2, 3])
        #expect(spells.filter { $0.1.holds(on: today - 1) }.map(\.0) == [2, 5])
    }

    @Test(
        "all of it passes wherever the machine stands", .enabled(if: zone == nil, "this is the run in one zone"),
        arguments: ["Europe/London", "UTC", "Pacific/Auckland"])
    func inZone(_ name: String) throws {
        let ran = try Ran(
            "/usr/bin/env",
            [
                "TZ=\(name)", "THROUGHLINE_ZONE=\(name)", CommandLine.arguments[0], "--testing-library", "swift-testing", "--filter",
                "DateLogicTests",
            ])
        #expect(ran.status == 0, "\(ran.output.suffix(2000)) \(ran.errors.suffix(2000))")
        #expect((ran.output + ran.errors).contains("the machine stands in \(name)"), "the run in \(name) looked at its zone")
    }

    @Test("the machine stands where the run says", .enabled(if: zone != nil, "only in the run in one zone"))
    func standing() throws {
        let name = try #require(DateLogicTests.zone)
        let midnight = Date(timeIntervalSince1970: 1_654_470_000)
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .current
        let hours = ["Europe/London": 0, "UTC": 23, "Pacific/Auckland": 11]
        #expect(calendar.component(.hour, from: midnight) == hours[name])
        print("the machine stands in \(name)")
    }
}
