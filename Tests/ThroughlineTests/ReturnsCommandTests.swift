import Foundation
import RunningPrograms
import Testing

@Suite("Returns of an invented council, from the command")
struct ReturnsCommandTests {
    /// Every file that the command wrote, by its name, as its bytes.
    private func files(_ zone: String, _ more: [String] = []) throws -> [String: Data] {
        let folder = Command.temporaryDirectory()
        defer { try? FileManager.default.removeItem(at: folder) }
        let program = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().appending(path: "throughline").path
        let ran = try Ran("/usr/bin/env", ["TZ=\(zone)", program, "demo", "--returns", folder.path, "--children", "60"] + more)
        #expect(ran.status == 0, "\(ran.errors)")
        let names = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
        return names.reduce(into: [:]) { files, name in files[name] = try? Data(contentsOf: folder.appending(path: name)) }
            .filter { !$0.value.isEmpty }
    }

    @Test("are the same bytes in every time zone", arguments: ["UTC", "Pacific/Auckland"])
    func sameEverywhere(zone: String) throws {
        let (here, there) = (try files("Europe/London"), try files(zone))
        #expect(here.count > 90)
        #expect(Set(here.keys) == Set(there.keys))
        for (name, bytes) in here { #expect(bytes == there[name], "\(name)") }
    }

    @Test func `can be written in one form, without faults`() throws {
        let files = try files("UTC", ["--forms", "cin", "--sound"])
        #expect(files.keys.allSatisfy { $0.hasPrefix("cin/") } && files.count == 5)
    }

    @Test func `never go where something is already`() throws {
        let folder = Command.temporaryDirectory()
        defer { try? FileManager.default.removeItem(at: folder) }
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try Data("mine".utf8).write(to: folder.appending(path: "mine.txt"))
        let ran = try Command.run("demo", "--returns", folder.path, "--children", "10")
        #expect(ran.status != 0)
        #expect(ran.errors.contains("is not empty"))
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["mine.txt"])
    }
}
