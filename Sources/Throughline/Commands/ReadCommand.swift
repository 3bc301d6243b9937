import ArgumentParser
import Foundation
import Inspections
import Intake

/// Prints what the reader finds in inspection reports. Nothing is kept.
struct ReadCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "read", abstract: "Read inspection reports and print what was found.",
        discussion: "Exits with 0 when all reports were read and with 1 when any was refused. The others are still read.")

    @Flag(help: "Print one JSON object on each line.") var json = false
    @Argument(help: "The reports, as PDF files.") var files: [String]

    func run() async throws {
        let workers = WorkerPool(concurrency: max(2, ProcessInfo.processInfo.activeProcessorCount))
        let showsProgress = isatty(STDERR_FILENO) == 1
        var outcomes: [Int: Result<ReportReading, Refusal>] = [:]
        var next = 0
        await withTaskGroup(of: (Int, Result<ReportReading, Refusal>).self) { group in
            for (index, file) in files.enumerated() {
                group.addTask {
                    do throws(Refusal) {
                        return (index, .success(try await workers.read(file, kind: .report, as: ReportReading.self)))
                    } catch {
                        return (index, .failure(error))
                    }
                }
            }
            var done = 0
            for await (index, outcome) in group {
                outcomes[index] = outcome
                done += 1
                if showsProgress { FileHandle.standardError.write(Data("\r\(done) of \(files.count) read".utf8)) }
                while let ready = outcomes[next] {
                    show(ready, of: files[next])
                    next += 1
                }
            }
            if showsProgress { FileHandle.standardError.write(Data("\n".utf8)) }
        }
        let refused = outcomes.values.count { if case .failure = $0 { true } else { false } }
        if refused > 0 {
            throw CommandRefusal(files.count == 1 ? "The file was refused." : "\(refused) of \(files.count) files were refused.")
        }
    }

    private func show(_ outcome: Result<ReportReading, Refusal>, of path: String) {
        let file = URL(filePath: path).lastPathComponent
        switch outcome {
        case .success(let reading): print(json ? reading.json(file: file) : ReadingInWords(reading, file: file).text)
        case .failure(let refusal): print(json ? refusedJSON(file, refusal) : "\(file)\n  Not read. \(refusal.words)\n")
        }
    }

    private func refusedJSON(_ file: String, _ refusal: Refusal) -> String {
        let isPDF = ![Refusal.notAPDF, .webPage, .emptyFile].contains(refusal)
        return RefusedFile.json(file: file, isPDF: isPDF, words: refusal.words)
    }
}

/// A reading for a person at a terminal.
struct ReadingInWords {
    let text: String

    init(_ reading: ReportReading, file: String) {
        var lines = [file]
        lines.append("  \(reading.localAuthority ?? "Council not known") · \(reading.framework?.name ?? "framework not known")")
        let days = reading.fieldwork.map { "\($0.from) to \($0.to)" }.joined(separator: " and ")
        lines.append("  Fieldwork \(days.isEmpty ? "not known" : days) · lead inspector \(reading.leadInspector ?? "not known")")
        if let published = reading.publicationDate { lines.append("  Published \(published)") }
        for judgement in reading.judgements {
            lines.append("  \(judgement.area.name): \(judgement.printed.isEmpty ? "not known" : judgement.printed)")
        }
        lines.append("  What needs to improve: \(reading.findings.count)")
        for finding in reading.findings {
            let paragraphs = finding.paragraphs.map(String.init).joined(separator: ", ")
            lines.append("   - \(finding.text) [page \(finding.page)\(paragraphs.isEmpty ? "" : ", para \(paragraphs)")]")
        }
        if !reading.otherWeaknesses.isEmpty { lines.append("  Other weaknesses in the body: \(reading.otherWeaknesses.count)") }
        for weakness in reading.otherWeaknesses {
            lines.append("   - \(weakness.cue) [para \(weakness.paragraphs.map(String.init).joined(separator: ", "))]")
        }
        for doubt in reading.doubts { lines.append("  Check: \(doubt.words)") }
        text = lines.joined(separator: "\n") + "\n"
    }
}
