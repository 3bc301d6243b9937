import ArgumentParser
import Foundation
import LifelikeCouncil
import Vocabulary

/// Fills an empty store with an invented council, or writes an invented council's returns as files.
struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo", abstract: "Fill an empty store with an invented council, or write its returns as files.",
        discussion: """
            With --store, an empty store is filled with a council half way through its plan. With --returns, the child-level returns of an \
            invented council are written: Standard Safeguarding Dataset, children in need census, looked-after return and Annex A, with a \
            list of the faults that were planted in them. The same seed writes the same council.
            """)

    @Option(help: "The directory of the store, empty or new.") var store: String?
    @Option(help: "For benchmarks: the number of actions in the plan, with five years of updates.") var actions: Int?
    @Flag(help: "Print the sign-ins as JSON.") var json = false
    @Option(help: "The directory for the returns, empty or new.") var returns: String?
    @Option(help: "The number of children: 5000 in returns unless said otherwise, and as many in a store as its pages need.") var children:
        Int?
    @Option(help: "The seed. Another seed gives another council.") var seed: UInt64 = 2022
    @Option(help: "The last date in the returns, which cover the five years before it.")
    var until = "2024-03-31"
    @Option(help: "The data day of an earlier extract of the same council.") var extract: String?
    @Option(help: "The forms, separated by commas: ssd, cin, ssda903, ssda903-xml, annex-a, xlsx.") var forms =
        "ssd,cin,ssda903,ssda903-xml,annex-a,xlsx"
    @Flag(help: "Leave out the planted faults.") var sound = false
    @OptionGroup(title: "The audit trail") var auditPlaces: AuditPlaces

    func validate() throws {
        guard store != nil || returns != nil else { throw ValidationError("Say where: --store for a store, --returns for files.") }
        guard (1...5_000_000).contains(children ?? 1) else { throw ValidationError("--children takes 1 to 5000000.") }
        guard Day(iso: until) != nil else { throw ValidationError("--until takes a day, as in 2024-03-31.") }
        guard extract.map({ Day(iso: $0) != nil }) ?? true else { throw ValidationError("--extract takes a day, as in 2024-02-29.") }
        guard chosen.count == forms.split(separator: ",").count else {
            throw ValidationError(
                "--forms takes \(ReturnFolder.Form.allCases.map(\.rawValue).joined(separator: ", ")), with commas between.")
        }
    }

    private var chosen: [ReturnFolder.Form] {
        forms.split(separator: ",").compactMap { ReturnFolder.Form(rawValue: $0.trimmingCharacters(in: .whitespaces)) }
    }

    func run() async throws {
        if let returns { try writeReturns(to: try empty(returns)) }
        if let store { try await found(try empty(store)) }
    }

    private func empty(_ path: String) throws -> URL {
        let directory = URL(filePath: path, directoryHint: .isDirectory)
        let inside = (try? FileManager.default.contentsOfDirectory(atPath: directory.path)) ?? []
        guard inside.isEmpty else {
            throw CommandRefusal(
                "The directory \(path) is not empty. A demonstration never goes where something is already: choose another directory.")
        }
        return directory
    }

    private func writeReturns(to folder: URL) throws {
        let children = self.children ?? 5000
        var plan = CouncilPlan(seed: seed, children: children, until: Day(iso: until) ?? CouncilPlan.newPractice)
        plan.extract = extract.flatMap { Day(iso: $0) }
        plan.faults = !sound
        let planted = try ReturnFolder(council: InventedCouncil(plan), folder: folder, forms: Set(chosen)).write { count in
            if isatty(STDERR_FILENO) == 1 { FileHandle.standardError.write(Data("\r\(count) of \(children) children".utf8)) }
        }
        print("\(children) children, \(planted.count) planted faults, in \(folder.path)")
    }

    private func found(_ directory: URL) async throws {
        let signIns = try await CommandRefusal.saying {
            try await auditPlaces.whileOpen(directory) { opened in
                let signIns = try await Demonstration(store: opened, children: children ?? DemoReturns.children).found { step in
                    FileHandle.standardError.write(Data("\(step)\n".utf8))
                }
                if let actions { try await LargePlan(store: opened, today: try CouncilFile.shipped().today).fill(actions: actions) }
                return signIns
            }
        }
        if json {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
            print(String(decoding: try encoder.encode(signIns), as: UTF8.self))
        } else {
            for signIn in signIns { print("\(signIn.signIn)  \(signIn.password)  \(signIn.name), \(signIn.roles.joined(separator: ", "))") }
        }
    }
}
