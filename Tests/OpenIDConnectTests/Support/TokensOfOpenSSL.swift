/// Keys and tokens made by OpenSSL 3.0, so that two hands agree on every algorithm. The keys were thrown away.
enum TokensOfOpenSSL {
    static let keys: [String: [String: String]] = [
        "rsa": [
            "kid": "rsa",
            "kty": "RSA",
            "n": "moGh5UiVbyR6zeG-88-oCR5ewC9oglIuHFLEghvPIZEn6y9MI8emKEMic17ZSSvH7yq33A-QVF_b_-k5owrWAuTfgGyLLVZwNgUv"
                + "aSPmpVefaSROpQ9LcP6_lBKy0zTys5E8M5oBaizpo0x85UCC5uLFhq4hMtJhWNJiAnJ4-0R_UKlhiz2Gwf1-YP-3XRXiJZL-g5SH"
                + "tA8UOUgY50Rp4kdZG7aQ4aJX0wGx0xJ6LvSGx2ALjibZjBzqWlb6ZHmMdWy6kmwZGs1rH1hkH5R0aUs5I5o8TMSuDIZFUNXQZOuX"
                + "uC764MZhF_hNVhBtJJ6sCMwLei-Wh5wepZtloM5WtQ",
            "e": "AQAB",
        ],
        "small": [
            "kid": "small",
            "kty": "RSA",
            "n": "wWTq7Vhmzq1qbtLmHGS3_ReeL3epSW8ll2zolVw-QMu1_nFw6C3jXxmukiiFyLt6Lp3pdiOdLwlRguDahuxnHcPRjScks7390nif"
                + "bOqP-ZieTDAC2y813XySfXWviIlakXmiHUqCW-i-KA8uNjw3jGEgp91aPUz4VVMWC20NU0s",
            "e": "AQAB",
        ],
        "p256": [
            "kid": "p256",
            "kty": "EC",
            "crv": "P-256",
            "x": "SZNh64S08A8Q2XjdNOyAL9wJGSiESuRy_Q7jufh4xts",
            "y": "CWqqmK1tTsUcJB9MfO5Vog3lL42MrU-Qda6lXoGn_9M",
        ],
        "p384": [
            "kid": "p384",
            "kty": "EC",
            "crv": "P-384",
            "x": "grDTbjIb2bmg2GznqkaXpByjuK3NQSUteNdYp7GZx_XGXU-hmT8QMTBT9gZoLMf4",
            "y": "WiMg4bMiGBvcZSB0BE6_uE5Jl5nC5nqN-mM9sOWTN77jj-h5YM-6VmpJxPdUCzM0",
        ],
        "p521": [
            "kid": "p521",
            "kty": "EC",
            "crv": "P-521",
            "x": "AJpZ7rwZufr_euDKgkmCMOusm0CjMLgW-lWTbLgyjV0j4L0qXUlFLWvdwI_tSshRSeHVT1yk8TuZ6QFs58R-bmeE",
            "y": "AcBHXM2A5ImMw-_50Ub0DLqsvRJ1rj397Jm8KtFUQssiRlXPoVyfIpOs06ZOL93x4Wu372NNlmHuSE_soaFYAQqY",
        ],
    ]

    static let tokens: [String: String] = [
        "RS256":
            "eyJhbGciOiAiUlMyNTYiLCAia2lkIjogInJzYSJ9.eyJzdWIiOiJhIn0.aKAoIfdgjK8WkO113vbNw540bKe1sInY59O6mHNw2MP"
            + "JcDkQtWJ5Tr4zgwAWL5oJCstOHzv6BlQcEQunXSQX1AzbJWs_Y6ZK5Cyi5EEb8jtWz4hMEdNt4SivOPcxzSyC47cAshMlijmZsnW"
            + "tzsMImQuCH3OsllySbys_V4uYuPZ8-Zh_YDy565ZL1synQ5E6ri-qSqH412VHkEOzmg_hX-5vT3zdbZDlbuHBaexWj90b0QiDqTz"
            + "vi6G_iFZdBjfAFBQw_ySwMWlY1DvRXRgMrYKNu8AFyslFZSK-5uer4CACqzw50WtWyYtos7S4fMCXRE6Wviy7_l5-Sw4BS2pg5A",
        "RS384":
            "eyJhbGciOiAiUlMzODQiLCAia2lkIjogInJzYSJ9.eyJzdWIiOiJhIn0.OfdW_CMD3y3FDeHoZ9cfUGBm6rrXzR55lAEd_5F1q-5"
            + "uNIUlZlIo0d0CXlWQmauPPnOi1GjHSAYwJL_2d8TQTd7FAYIs02a9A1_HbiARdw1mZeuLVIz4eGflrfem1id_c8L8DItMBhdjnZW"
            + "EEsxZeotuZk9Bx0QrdCkv9DPif6pwNHOmn8ybLAYFvXfNxhIJd07MNLskeK0hKA24N_H_F4hdMwmMI-NTQYWsiD1IE02NOz32pVK"
            + "tev0BS6SuyeIGH3y7X-F7EEJedbzhrAUGyg4iNf_MczUmpBhG_V-jqR6aSsDrTvcPzgz-mrcVWtOepWcUbyRqjBNaqq9KMQclJQ",
        "RS512":
            "eyJhbGciOiAiUlM1MTIiLCAia2lkIjogInJzYSJ9.eyJzdWIiOiJhIn0.j8Sqn5Yp1Z0H-HExcBMGm70vk_QPm5Gmsm__3TEuv0i"
            + "TGnmoFcqDsiO310qp6p4GuC1QnXU-rYlNc4YzvhdG-KIzMcKj3qmSLcigDZ4mie3Bc7pLLP-FKjRy-YBUOHlkc4utc0Bdzihymbk"
            + "-xIm6ePvIWlsr1AITTPbxAFbQxDmlA-_KSrI-yh60KOFhKbJxHYkbBIHWBT6UmiBpwHyb-a2-podMplxoOywf0Ai_EdXIuQwVRVj"
            + "QrJgMZ3UDXdEjMSgI9o7dzNknp_DGO9P5RFarZqf4HgYjvkR5KDoR983OCWhJeOsL3RcKAjfAvn03e4njGcXtthWdBVP9ZRq1cA",
        "PS256":
            "eyJhbGciOiAiUFMyNTYiLCAia2lkIjogInJzYSJ9.eyJzdWIiOiJhIn0.K789btMbrJnnNwVEmm9OqP1ut4ZJ8q8AjNeR5lQVQ2j"
            + "awwuiweXBspefmwOYDjzNXfSXfJpKybGrh3SKfD7ddRPOZnJMj7txQbL8ISQIlSR7K2cIL4d8PMylhPky5tw8NkPbiP5N8srmhE7"
            + "NwJ0U_zTaNZi2QOcPYwa3j8EZefO05eAfsjB3bjB-ilKdQ65Ga3AY-uxxLh9cv-XhWubmOzQTFV9VvYvpJcIhaCay_FRGGz2PXu3"
            + "mqBInVWrqC-od_1pRUAVybxftkCNc7CC_-fO6QGANMwmmUtsfSsn7qThLFrhlLr4n_Ok4FJ_IQB_Yuh0TKsnqllmsWSfLbJQn0g",
        "PS384":
            "eyJhbGciOiAiUFMzODQiLCAia2lkIjogInJzYSJ9.eyJzdWIiOiJhIn0.HGsGIokHsNOLicYR5WXcRlHfD8k9RwwryptW66xqDNy"
            + "OLCuvVwS8QELXFUOSu6MrzzbnjOf7132lEL6N8fV1azjHMu4zxe0tXKWo03xsDfPb5ErD64q9CHzfUC57kYz6MKoBSvV-LoRz4IM"
            + "XYH0Cqdg4aWYiuiqQ98gwCU7_XV03Kpwccwwc0KpH9gB30YUQjQD2qbWjR67hCMRa5YpX4ym0B3zScBc-VxM_bSswYqd9eL7hDWz"
            + "IZ9SnjhnB11pjgrPHe9jspPe_Gry-r4HpteBd4BCTNrZjdB-YvnvoJpyaQ6q93vzSzdHqSqS6v8BJEgKFOIvHwJj5HQrstTaJmg",
        "PS512":
            "eyJhbGciOiAiUFM1MTIiLCAia2lkIjogInJzYSJ9.eyJzdWIiOiJhIn0.DsX-ZjQDhezV-lZabWLQmrJAt4tlshLi9FGiFUdm6Ch"
            + "xyJVjcKGbALs2Mnz4eLROTxIKUatOJSusPlhbIQCuuOoaEWif9Yq803iKYmkgmu5Vgfbaff_XN3qOhLyICDypt0vAHr_YYjjP3cT"
            + "tj3_Wx8T7fiz2DNVygTFAYH5PurmwIYHIRJFGzX05ZLETsJ8jhL6o4ssYKmJBaRPiKEf70s9rrgkCtpEc9eInwdqYhjgQWfmWqfO"
            + "Jw4Hs0VUnGFqswE0aa9Hr1KFH7v5tZkkRVmUp7K3D7Q8Bs1vUiTIgfjGqeZVzd6xX283_0WZZHvfV8V_vQiYA5isBFRKSTnoOag",
        "ES256":
            "eyJhbGciOiAiRVMyNTYiLCAia2lkIjogInAyNTYifQ.eyJzdWIiOiJhIn0.ok6zv7DuJll8OWsyplE91p3ou4d-hWridQuN1gpXD"
            + "a85hk2vcDwXNhRFE6T6BKpC7DDOsAdYDiPnqjCZEGWdGQ",
        "ES384":
            "eyJhbGciOiAiRVMzODQiLCAia2lkIjogInAzODQifQ.eyJzdWIiOiJhIn0.pMmZdALM-t1wGQFGNCftitk40VKR2pmo2xm_oZd7Z"
            + "nT7UCMoTNMVjcnPaxo0B5T6wv7kr-v22YjLjE1VTJH2zXdLTIkXTpNSGh2VBSU2LIfCB3LdY2gDNiewcfVEddJA",
        "ES512":
            "eyJhbGciOiAiRVM1MTIiLCAia2lkIjogInA1MjEifQ.eyJzdWIiOiJhIn0.ALUNYwP6YFPB0fi0RoQmEn7YwzUtP485-wLVi5EfC"
            + "sMtV8fKHPcKkgv9uvrTnjiZapRe88mM1OONqmkjvXMjXRIkAS9pod-rdDDahOcs5lGwdyuylM4GZ2hwhmr4Mlh_3a1FrEdDeTswl"
            + "-STxUQlprTSUr0w6-C98eAUB-vwmU9BxHnC",
    ]

    /// Right in every respect, by a key of 1,024 bits.
    static let ofSmallKey =
        "eyJhbGciOiAiUlMyNTYiLCAia2lkIjogInNtYWxsIn0.eyJzdWIiOiJhIn0.ktz-nuHSbKRP4zy1E4Tt0bETE7yMLQISTuS5iyJu"
        + "aqEG6oUIJ2rcZ6A8hoMQ7aum0YbI3f7efMbc7k5ZSTJlSP8YcS5pnWLohgc7EpNyummvGylZj13qges6SfAWtM2t7N0JKObHxyx9"
        + "s_n1wnlWGgh6E0a3BH1DdM__g9wt3i8"
}
