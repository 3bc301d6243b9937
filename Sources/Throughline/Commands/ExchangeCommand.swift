import ArgumentParser
import ChildRecordsWeb
import Foundation
import SiteKit
import Vocabulary

/// Exchanges signed files of published measures with other councils, or asks the running service to.
struct ExchangeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "exchange", abstract: "Exchange signed files of published measures with other councils.",
        subcommands: [Key.self, Export.self, AddKey.self, Import.self])

    /// What every one of them asks for.
    struct Places: ParsableArguments {
        @Option(help: "The directory of the store.") var store: String
        @OptionGroup(title: "The audit trail") var auditPlaces: AuditPlaces

        func carryOut(_ request: ExchangeRequest) async throws -> String {
            let directory = URL(filePath: store, directoryHint: .isDirectory).standardizedFileURL
            if let answer = try ControlClient(directory).send(request, to: "exchanges") { return answer }
            let keys = auditPlaces.directory(of: directory)
            return try await CommandRefusal.saying {
                try await auditPlaces.whileOpen(directory) { opened in
                    let clock = Clock(fixed: try await Settings(opened).value(.today).flatMap { Day(iso: $0) })
                    return try await request.carryOut(MeasureExchange(store: opened, keys: keys), on: clock.today)
                }
            }
        }
    }

    struct Key: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Print this council’s key and its fingerprint. The key is made when there is none.")
        @OptionGroup var places: Places
        func run() async throws { print(try await places.carryOut(.key)) }
    }

    struct Export: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Write the published months of a financial year, whole council, small numbers hidden, to a signed file.")
        @OptionGroup var places: Places
        @Option(help: "The file to write. It must not exist.") var to: String
        @Option(help: "The financial year, by the year in which it begins. Default: the latest.") var year: Int?

        func run() async throws {
            if FileManager.default.fileExists(atPath: to) {
                throw CommandRefusal("There is a file at \(to) already. Name one that does not exist.")
            }
            let text = try await places.carryOut(.export(year: year))
            guard FileManager.default.createFile(atPath: to, contents: Data(text.utf8), attributes: [.posixPermissions: 0o600]) else {
                throw CommandRefusal("The file \(to) cannot be written. Check that the folder is there and may be written.")
            }
            print("Written to \(to)")
        }
    }

    struct AddKey: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "add-key", abstract: "Enter the key of another council, with the fingerprint that it read to you.")
        @OptionGroup var places: Places
        @Option(help: "The three-figure code of the council.") var code: String
        @Option(help: "Its name, for a council that is newer than the list in this program.") var name = ""
        @Option(help: "Its key, 64 characters.") var key: String
        @Option(help: "The fingerprint of the key, in quotation marks, as it was read to you.") var fingerprint: String
        func run() async throws { print(try await places.carryOut(.addKey(code: code, name: name, key: key, fingerprint: fingerprint))) }
    }

    struct Import: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Import a file of another council, whole or not at all.")
        @OptionGroup var places: Places
        @Argument(help: "The file.") var file: String

        func run() async throws {
            guard let data = FileManager.default.contents(atPath: file) else {
                throw CommandRefusal("The file \(file) cannot be read. Check its name.")
            }
            print(try await places.carryOut(.take(data)))
        }
    }
}

/// What the command asks of the one who writes to the store.
enum ExchangeRequest: Codable {
    case key
    case export(year: Int?)
    case addKey(code: String, name: String, key: String, fingerprint: String)
    case take(Data)

    func carryOut(_ exchange: MeasureExchange, on today: Day) async throws -> String {
        switch self {
        case .key:
            let key = try exchange.ownKey()
            return "Key: \(key.text)\nFingerprint: \(key.fingerprint)"
        case .export(let year): return String(decoding: try await exchange.export(year: year, on: today, by: .system).bytes, as: UTF8.self)
        case .addKey(let code, let name, let key, let fingerprint):
            try await exchange.addKey(key, fingerprint: fingerprint, code: code, name: name, on: today, by: .system)
            return "Key saved."
        case .take(let data): return "Imported: " + (try await exchange.take(Array(data), on: today, by: .system))
        }
    }
}
