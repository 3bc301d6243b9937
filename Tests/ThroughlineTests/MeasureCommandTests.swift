import Foundation
import Testing

@Suite("throughline measure")
struct MeasureCommandTests {
    private static let headings = "Child Unique ID,Referral date,Assessment start date,Assessment completion date,Allocated Team"

    private func measured(_ text: String, _ options: String...) throws -> Command {
        let file = Command.temporaryDirectory().appendingPathExtension("csv")
        try Data(text.utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        return try Command.run(["measure", "--csv", file.path] + options)
    }

    @Test func `it prints three figures as JSON, and what it left out on standard error`() throws {
        let command = try measured(
            Self.headings + "\nA,01/03/2024,04/03/2024,06/03/2024,North\nB,01/03/2024,soon,,North\nA,30/04/2024,,,\n", "--json")
        #expect(command.status == 0)
        #expect(command.output == #"{"k1":{"":null,"North":1},"k2":{"":null,"North":2},"k3":{"2024-03":0,"2024-04":1}}"# + "\n")
        #expect(command.errors.hasPrefix("Left out: 1 of 3 rows.\n  1: a date is not"))
        #expect(command.errors.contains("(first in row 3)"))
    }

    @Test func `for a person it prints tables`() throws {
        let command = try measured(Self.headings + "\nA,01/03/2024,04/03/2024,06/03/2024,North\nA,30/04/2024,,,\n")
        #expect(command.status == 0 && command.errors.isEmpty)
        #expect(command.lines.contains("North              1        1     100.0%                       2"))
        #expect(command.lines.contains("(no team)          0        0  not known               not known"))
    }

    @Test func `cells of several lines are read the same by two threads as by one`() throws {
        var text = Self.headings + ",Notes\n"
        for number in 0..<60_000 { text += "C\(number),01/03/2024,04/03/2024,06/03/2024,T\(number % 3),\"a,\nb,c,\n\(number),d\n\"\n" }
        let command = try measured(text, "--json")
        #expect(command.errors.isEmpty)
        #expect(command.output == #"{"k1":{"T0":1,"T1":1,"T2":1},"k2":{"T0":2,"T1":2,"T2":2},"k3":{"2024-03":0}}"# + "\n")
    }

    @Test func `a missing column or file is a message and no figure`() throws {
        let without = try measured("Child Unique ID,Referral date\n", "--json")
        #expect(without.status == 1 && without.output.isEmpty)
        #expect(without.errors.contains("These columns are missing: Assessment start date, Assessment completion date, Allocated Team."))
        let nowhere = try Command.run("measure", "--csv", Command.temporaryDirectory().path, "--json")
        #expect(nowhere.status == 1 && nowhere.errors.contains("cannot be read: No such file or directory."))
        #expect(try Command.run("measure", "--csv", FileManager.default.temporaryDirectory.path).status == 1)
    }
}
