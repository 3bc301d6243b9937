import CConfinement
import Foundation

@testable import Intake

/// The misbehaving worker, and files for it that are gone when the test is.
final class TestWorker: Sendable {
    private let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "intake-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// Built beside the tests.
    static let executable: String = {
        let tests = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
        let beside = CommandLine.arguments.prefix(1) + CommandLine.arguments.filter { $0.hasSuffix(".xctest") } + [tests]
        return beside.map { ($0 as NSString).deletingLastPathComponent + "/IntakeTestWorker" }
            .first { FileManager.default.isExecutableFile(atPath: $0) } ?? "IntakeTestWorker"
    }()

    func pool(concurrency: Int = 2, wallClock: Duration = .seconds(30), ended: @escaping @Sendable (WorkerEnd) -> Void = { _ in })
        -> WorkerPool
    {
        var limits = IntakeLimits.report
        limits.wallClock = wallClock
        limits.output = 3 << 20
        limits.noise = 1 << 16
        return WorkerPool(executable: Self.executable, concurrency: concurrency, limits: { [limits] _ in limits }, ended: ended)
    }

    func file(_ data: Data, named name: String = "report.pdf") throws -> String {
        let place = folder.appending(path: name)
        try data.write(to: place)
        return place.path
    }

    /// The answer of the worker to a PDF with these bytes.
    func read<Found: Decodable & Sendable>(_ data: Data, as: Found.Type = [String].self) async throws -> Found {
        try await pool().read(file(data, named: "\(UUID().uuidString).pdf"), kind: .report)
    }

    /// What a person is told about a PDF with these bytes.
    func refusal(of data: Data, wallClock: Duration = .seconds(30)) async throws -> Refusal? {
        let place = try file(data, named: "\(UUID().uuidString).pdf")
        return await refusal(ofFile: place, wallClock: wallClock)
    }

    func refusal(ofFile file: String, wallClock: Duration = .seconds(30)) async -> Refusal? {
        do throws(Refusal) {
            _ = try await pool(wallClock: wallClock).read(file, kind: .report, as: [String].self)
            return nil
        } catch { return error }
    }

    /// Runs the test worker in another of its roles and gives back all that it wrote on both outputs.
    static func everythingSaid(by arguments: [String], path: String = "/usr/bin:/bin") throws -> (said: String, ending: ProcessEnding) {
        let (process, output) = try start(arguments, path: path)
        var bytes: [UInt8] = []
        output.readToEnd { bytes.append(contentsOf: $0) }
        return (String(decoding: bytes, as: UTF8.self), ProcessEnding.of(process))
    }

    static func start(_ arguments: [String], path: String = "/usr/bin:/bin") throws -> (process: Int32, output: PipePair) {
        let output = try PipePair()
        let process = withCStrings([executable] + arguments) { arguments in
            withCStrings(["PATH=\(path)"]) { confinement_start_worker(executable, arguments, $0, output.writing, output.writing) }
        }
        output.closeWriting()
        return (process, output)
    }

    static func children(of process: Int32) -> [Int32] {
        let threads = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/\(process)/task")) ?? []
        let lists = threads.map { (try? String(contentsOfFile: "/proc/\(process)/task/\($0)/children", encoding: .utf8)) ?? "" }
        return lists.flatMap { $0.split(separator: " ").compactMap { Int32($0) } }
    }

    /// A process that has ended but was not waited for does not run.
    static func isRunning(_ process: Int32) -> Bool {
        let facts = (try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8))?.split(separator: " ") ?? []
        return facts.dropFirst(2).first.map { $0 != "Z" } ?? false
    }
}
