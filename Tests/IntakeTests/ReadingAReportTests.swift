import Foundation
import Intake
import Synchronization
import Testing

@Suite("Reading a report in a worker")
struct ReadingAReportTests {
    private let worker: TestWorker

    init() throws { worker = try TestWorker() }

    @Test func `the text of a PDF comes back through the worker`() async throws {
        let found = try await worker.read(SamplePDF.saying("Hello from a report"))
        #expect(found == ["1", "whole", "Hello", "from", "a", "report"])
    }

    @Test func `the steps of reading are told as they happen`() async throws {
        let steps = Mutex<[IntakeStep]>([])
        let file = try worker.file(SamplePDF.saying("Hello"))
        _ = try await worker.pool().read(file, kind: .report, as: [String].self) { step in steps.withLock { $0.append(step) } }
        #expect(steps.withLock { $0 } == [.extracting, .reading])
    }

    @Test(arguments: ["-layout.pdf", "it's a \"report\"; $(true) 2022.pdf", "fd:0.pdf"])
    func `an odd name is a name and nothing else`(name: String) async throws {
        let file = try worker.file(SamplePDF.saying("Hello"), named: name)
        let found = try await worker.pool().read(file, kind: .report, as: [String].self)
        #expect(found.contains("Hello"))
    }

    @Test func `500 pages are read and 501 are refused`() async throws {
        #expect(try await worker.read(SamplePDF(lines: ["x"], pages: 500).data).first == "500")
        #expect(try await worker.refusal(of: SamplePDF(lines: ["x"], pages: 501).data) == .tooManyPages)
    }

    @Test func `a PDF with a broken table of contents is read, and said to be damaged`() async throws {
        let damaged = SamplePDF.saying("Hello").replacing(Data("0000000009 00000".utf8), with: Data("0000000777 00000".utf8))
        #expect(try await worker.read(damaged).prefix(3) == ["1", "damaged", "Hello"])
    }

    @Test func `a file that is not what its name says is refused in words`() async throws {
        #expect(try await worker.refusal(of: Data()) == .emptyFile)
        #expect(try await worker.refusal(of: Data("\u{FEFF}\n<!DOCTYPE html><html></html>".utf8)) == .webPage)
        #expect(try await worker.refusal(of: Data("A letter in plain text".utf8)) == .notAPDF)
        #expect(try await worker.refusal(of: Data("%PDF-1.4\nnothing of use\n%%EOF\n".utf8)) == .damaged)
    }

    @Test func `a download that broke off is refused`() async throws {
        let whole = SamplePDF(lines: ["x"], pages: 100).data
        #expect(try await worker.refusal(of: whole.prefix(whole.count / 2)) == .cutOff)
        #expect(try await worker.refusal(of: whole.prefix(40)) == .cutOff)
    }

    @Test func `a PDF that asks for a password is refused`() async throws {
        #expect(try await worker.refusal(of: SamplePDF.encrypted) == .encrypted)
    }

    @Test func `a PDF without text or without pages is not an empty success`() async throws {
        #expect(try await worker.refusal(of: SamplePDF(lines: []).data) == .noTextLayer)
        #expect(try await worker.refusal(of: SamplePDF(lines: [" "]).data) == .noTextLayer)
        #expect(try await worker.refusal(of: SamplePDF(pages: 0).data) == .emptyText)
    }

    @Test func `a file over 50 MB is refused before it is read`() async throws {
        let file = try worker.file(SamplePDF.saying("Hello"))
        truncate(file, 60 << 20)
        #expect(await worker.refusal(ofFile: file) == .tooLarge)
    }

    @Test func `what is not a file cannot be opened`() async throws {
        let folder = try (worker.file(Data()) as NSString).deletingLastPathComponent
        mkfifo("\(folder)/pipe.pdf", 0o600)
        #expect(await worker.refusal(ofFile: "\(folder)/pipe.pdf") == .cannotOpen)
        #expect(await worker.refusal(ofFile: "\(folder)/nowhere.pdf") == .cannotOpen)
    }

    @Test func `a missing pdftotext is said in words`() async throws {
        let file = try worker.file(SamplePDF.saying("Hello"))
        let (said, _) = try TestWorker.everythingSaid(by: ["parent", file])
        #expect(said.contains("Hello"))
        let (silent, _) = try TestWorker.everythingSaid(by: ["parent", file], path: "/nowhere")
        #expect(silent.contains("poppler_missing") && silent.contains("poppler-utils"))
    }

    @Test func `a reader may refuse what it was given`() async throws {
        #expect(try await worker.refusal(of: SamplePDF.saying("refuse")) == .noTextLayer)
    }
}
