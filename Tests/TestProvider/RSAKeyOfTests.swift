import CryptoExtras
import Foundation

/// A key that protects nothing: making one at each run would take seconds. It stands here for everybody to read.
enum RSAKeyOfTests {
    static let exponent = "AQAB"
    static let modulus =
        "uuLSvuGvbJCQTFnhpyD1kCKv56ixPGUzI3s3ND8H-OzSE_QdcMC4kvfJCEDC5IZleWDFQ00cPt7oQ9kaMPl_2B2hwvZ0Dj-F1PVXV3BZQ3Ofhr"
        + "ieTJoDjul3VVqATsx32p4EmWCVCwc3YPooW69QiPHY_TS5pSyx-vFdyKnTXRiPpgz4i0oNP9p4A1p3NcZXWsFUd2B3Oha6Zp8w9RJ9SdICu5hP"
        + "h2e98WgOtCbfu1vy2lTci96EHeeBzlTK8IROs2Jc8mXsJaJHcEemTfQGzelZDiXfH2V-GA29RjFcnf2hLUnQPokWHb8tZkgDH_Pl3Kwf4Hhsxw"
        + "xhwDJoqz2uyw"
    static let privateExponent =
        "XKYaaHsmJqI8hz1_-wUB-GTZ4_TjeNeK1Ko_Ie2lnCh7tVyuQ7mnR2UECs1gUT63i8cHxGez-w8zAn_c1i66zH9UNH1N58piJMNEe5q9Bg2KJp"
        + "XcFIm9_dmMSYpGVcpUGNOB4C_bc84uDCu4Wku9l0aelljPOC3CRm_mWJaorFuoBuw-BDpse19c8g6xic8_CepRnY5UabNOGgH6VFP6V83UILMW"
        + "a_lcsI4xJKzFIxReq8ca73Of3VBOHxYj6M2qDCJPszeBREaLraxfSaWbkKKYRdWhl29yLnVE9RslHSA7ZXYod9Y4dgeZQhAH5IHFv5H8v4zoUQ"
        + "W4fIPVAA9-sQ"
    static let primes = (
        "-Zo5ir6d-7FK0GYeaZLf0lx9kUS9cKA79AnFm_8c5ivx3F5zApzLm2UTXXTyb8FiD8uMx7DvLMuILX64_ItJdDhG9WWwlYi40CtYbSLERiJlsO"
            + "o0-JMgQ-98mGCfq8gLyNHPIEK4BuItbPdSCBJVnPdzT2BvVYv430dowLRTBGU",
        "v60VHpe0Ja6tuEaUkrLjrR8YWdoW0ifj0mhieZntF1C-SPM0yEx1FGXDKcdAFaYYsnj3JaZL5bW-0NNBM58xmKyWJnhOno2Yk64zwBQn8UiciF"
            + "oKl35xHkAldC0AoVfBFWiwRH5fO2sIuD3Yu57GNxvoHJY18Of69iOH2gPVu28"
    )

    static let key: _RSA.Signing.PrivateKey = {
        do {
            return try _RSA.Signing.PrivateKey(
                n: bytes(modulus), e: bytes(exponent), d: bytes(privateExponent), p: bytes(primes.0), q: bytes(primes.1))
        } catch {
            fatalError("the key of the tests is none: \(error)")
        }
    }()

    private static func bytes(_ text: String) -> Data {
        let usual = text.replacing("-", with: "+").replacing("_", with: "/")
        return Data(base64Encoded: usual + String(repeating: "=", count: (4 - usual.utf8.count % 4) % 4)) ?? Data()
    }
}
