import Foundation
import RunningPrograms

@testable import Inspections

/// The published reports that lie beside the repository, where they do, and the tool that takes the text out of them.
enum SampleReports {
    static let folder: URL? = {
        let fromEnvironment = ProcessInfo.processInfo.environment["THROUGHLINE_REPORTS"].map { URL(filePath: $0) }
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        let beside = root.deletingLastPathComponent().appending(path: "shared/inspection-reports")
        return [fromEnvironment, beside].compactMap { $0 }.first { FileManager.default.fileExists(atPath: $0.appending(path: "pdf").path) }
    }()

    static let pdftotext: URL? = ["/usr/bin/pdftotext", "/usr/local/bin/pdftotext", "/opt/homebrew/bin/pdftotext"].map { URL(filePath: $0) }
        .first { FileManager.default.isExecutableFile(atPath: $0.path) }

    static var areHere: Bool { folder != nil && pdftotext != nil }

    static var files: [URL] {
        guard let folder else { return [] }
        let all = try? FileManager.default.contentsOfDirectory(at: folder.appending(path: "pdf"), includingPropertiesForKeys: nil)
        return (all ?? []).filter { $0.pathExtension == "pdf" }.sorted { $0.lastPathComponent < $1.lastPathComponent }
    }

    static func text(of file: URL) throws -> String {
        try Ran(pdftotext?.path ?? "", ["-tsv", "-enc", "UTF-8", file.path, "-"]).output
    }

    /// The reading or the refusal of each file by its name, as the product comes to them; worked out once for all tests.
    static let outcomes: [String: Result<ReportReading, ReportRefusal>] = {
        var outcomes: [String: Result<ReportReading, ReportRefusal>] = [:]
        for file in areHere ? files : [] { outcomes[file.lastPathComponent] = try? outcome(of: file) }
        return outcomes
    }()

    static func reading(of path: String) throws -> ReportReading {
        guard let folder else { throw ReportRefusal.emptyText }
        return try ReportReader().read(boxes: try text(of: folder.appending(path: path)))
    }

    private static func outcome(of file: URL) throws -> Result<ReportReading, ReportRefusal> {
        let text = try text(of: file)
        do throws(ReportRefusal) { return .success(try ReportReader().read(boxes: text)) } catch { return .failure(error) }
    }
}
