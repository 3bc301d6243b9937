import Foundation
import Intake
import Testing

@Suite("What a worker cannot do")
struct ConfinementTests {
    private let worker: TestWorker

    init() throws { worker = try TestWorker() }

    @Test func `a reader can open no socket of any kind`() async throws {
        #expect(try await worker.read(SamplePDF.saying("sockets"), as: [Int].self) == [Int(EPERM), Int(EPERM), Int(EPERM)])
    }

    @Test func `a program started by the worker can open none either, and start no other`() async throws {
        let said = try await worker.pool().read("/connect", kind: .report, as: String.self)
        #expect(said.contains("socket Operation not permitted"))
        #expect(said.hasSuffix("none none"))
    }

    #if arch(x86_64)
        @Test func `neither io_uring, nor another process's memory, nor a way out of the group is open`() async throws {
            #expect(try await worker.pool().read("/calls", kind: .report, as: String.self) == "1 1 1 1 1 1")
        }
    #endif

    @Test func `a reader can start no program`() async throws {
        #expect(try await worker.read(SamplePDF.saying("programs"), as: Int.self) == Int(EPERM))
    }

    @Test func `a reader can send no signal to the service`() async throws {
        #expect(try await worker.read(SamplePDF.saying("signal"), as: Int.self) == Int(EPERM))
    }

    @Test(.enabled(if: Confinement.coversFiles)) func `a reader can read the file it was given and no other, and write none`() async throws
    {
        let secret = try worker.file(Data("the store".utf8), named: "store")
        #expect(try await worker.read(SamplePDF.saying("read \(secret)"), as: Int.self) == Int(EACCES))
        #expect(try await worker.read(SamplePDF.saying("read /etc/passwd"), as: Int.self) == Int(EACCES))
        #expect(try await worker.read(SamplePDF.saying("write \(secret)"), as: Int.self) == Int(EACCES))
        #expect(try await worker.read(SamplePDF.saying("write \(secret)2"), as: Int.self) == Int(EACCES))
        #expect(try await worker.read(SamplePDF.saying("read /usr/bin/pdftotext"), as: Int.self) == 0)
    }

    @Test func `nothing that the service holds open goes over to the worker`() async throws {
        let database = open(try worker.file(Data("the store".utf8), named: "store"), O_RDWR)
        let connection = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { [database, connection].forEach { close($0) } }
        #expect(database > 2 && connection > 2)
        // Input, output, noise, and the frames.
        #expect(try await worker.read(SamplePDF.saying("descriptors"), as: [Int].self) == [0, 1, 2, 3])
    }

    @Test func `a reader finds the word lists that lie beside the program`() async throws {
        #expect(try await worker.read(SamplePDF.saying("words"), as: String.self).hasPrefix("A word list"))
    }

    @Test func `the environment of the service stays with the service`() async throws {
        let ours = Set(ProcessInfo.processInfo.environment.keys)
        let names = try await worker.read(SamplePDF.saying("environment"))
        #expect(names == ["LANG", "PATH", "SWIFT_BACKTRACE"])
        #expect(!ours.subtracting(names).isEmpty, "there was something to keep back")
    }
}
