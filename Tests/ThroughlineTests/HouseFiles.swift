import Foundation

/// The repository's own files, for the tests of the house.
enum HouseFiles {
    struct File: CustomStringConvertible, Sendable {
        /// From the repository's root: `Sources/Law/Timescale.swift`.
        let path: String
        let text: String
        var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }
        var name: String { String(path.split(separator: "/").last?.split(separator: ".").first ?? "") }
        var description: String { path }
    }

    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    static let sources = swift(in: "Sources")
    static let tests = swift(in: "Tests")

    /// True when `scripts/test` was asked to write what is generated instead of comparing it.
    static let writes = ProcessInfo.processInfo.environment["THROUGHLINE_WRITE"] == "1"

    static func text(_ path: String) -> String { (try? String(contentsOf: root.appending(path: path), encoding: .utf8)) ?? "" }

    /// Text files below a folder whose names end in one of `endings`.
    static func files(in folder: String, endings: [String]) -> [File] {
        let paths = FileManager.default.enumerator(atPath: root.appending(path: folder).path)?.compactMap { $0 as? String } ?? []
        return paths.filter { path in endings.contains { path.hasSuffix($0) } && !path.contains("__pycache__") }.sorted()
            .map { File(path: "\(folder)/\($0)", text: text("\(folder)/\($0)")) }
    }

    private static func swift(in folder: String) -> [File] { files(in: folder, endings: [".swift"]) }

    /// The lines of a list that is kept by hand, without its remarks.
    static func list(_ path: String) -> [String] {
        text(path).split(separator: "\n").map(String.init).filter { !$0.hasPrefix("#") }
    }

    /// Compares a generated file with what it should be, or writes it.
    static func isGenerated(_ path: String, as expected: String) throws -> Bool {
        if writes { try expected.write(to: root.appending(path: path), atomically: true, encoding: .utf8) }
        return text(path) == expected
    }
}
